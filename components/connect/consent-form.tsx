import { ArrowRight } from "lucide-react";
import type { ConsentItem } from "#lib/connections/consent.ts";
import { Button } from "../ui/button.tsx";
import { ScopeChoice } from "./scope-choice.tsx";

interface ConsentFormProps {
  items: readonly ConsentItem[];
  /** Scopes of the present connection. */
  granted: readonly string[];
  /** Scopes ticked beforehand: those of the last connection; null ticks all, for a first one. */
  ticked: readonly string[] | null;
}

/** Every permission with its box; a plain form, so it needs no script. */
export function ConsentForm({ items, granted, ticked }: ConsentFormProps) {
  return (
    <form action="/api/oura/authorize" className="min-w-0">
      {/* With every box empty only this is sent, which differs from a link that asks for all. */}
      <input name="choice" type="hidden" value="boxes" />
      <fieldset className="rounded-lg border border-line bg-surface">
        <legend className="sr-only">What Ringboard may read</legend>
        <ul className="divide-y divide-line">
          {items.map((item) => (
            <ScopeChoice
              isGranted={granted.includes(item.scope)}
              isTicked={ticked === null || ticked.includes(item.scope)}
              item={item}
              key={item.scope}
            />
          ))}
        </ul>
      </fieldset>
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3">
        <Button size="lg" type="submit">
          Continue to Oura
          <ArrowRight aria-hidden />
        </Button>
        <p className="text-sm text-ink-muted">You can untick more on Oura’s own page.</p>
      </div>
    </form>
  );
}
