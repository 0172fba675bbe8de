import { CircleDashed } from "lucide-react";
import type { MissingScope } from "#lib/connections/consent.ts";

/** What was not granted, and what that costs. */
export function MissingScopes({ missing }: { missing: readonly MissingScope[] }) {
  return (
    <ul className="divide-y divide-line">
      {missing.map(({ scope, label, cost }) => (
        <li className="flex gap-3 px-5 py-3.5" key={scope}>
          <CircleDashed aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <div className="min-w-0 text-sm">
            <p className="font-medium text-ink">{label}</p>
            <p className="text-pretty text-ink-muted">{cost}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
