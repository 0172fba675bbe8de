import type { ConsentItem } from "#lib/connections/consent.ts";
import { Badge } from "../ui/badge.tsx";
import { Checkbox } from "../ui/checkbox.tsx";

interface ScopeChoiceProps {
  item: ConsentItem;
  /** Whether the person's present connection has it. */
  isGranted: boolean;
  isTicked: boolean;
}

/** One permission: its box, why it is asked for, and what it unlocks. */
export function ScopeChoice({ item, isGranted, isTicked }: ScopeChoiceProps) {
  const { scope, label, why, unlocks } = item;
  return (
    <li className="px-5 py-4">
      <Checkbox
        defaultChecked={isTicked}
        hint={
          <>
            <span className="block text-pretty">{why}</span>
            <span className="mt-1 block text-xs text-ink-faint">Unlocks {unlocks.join(", ")}</span>
          </>
        }
        label={
          <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
            {label}
            {isGranted && <Badge tone="good">Granted now</Badge>}
          </span>
        }
        name="scope"
        value={scope}
      />
    </li>
  );
}
