import { Laptop, Smartphone, Terminal } from "lucide-react";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";

/** A signed-in browser, ready to be shown. */
interface SessionItem {
  id: string;
  device: string;
  kind: "desktop" | "phone" | "script";
  /** "198.51.100.7 · last used 4 min ago" */
  detail: string;
  isCurrent: boolean;
}

const icons = { desktop: Laptop, phone: Smartphone, script: Terminal } as const;

interface SessionListProps {
  sessions: readonly SessionItem[];
  /** Ends the session that the form's `sessionId` names. */
  revoke: (form: FormData) => Promise<void>;
  signOutEverywhere: () => Promise<void>;
}

/** Every signed-in browser, each with a button that signs it out. */
export function SessionList({ sessions, revoke, signOutEverywhere }: SessionListProps) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {sessions.map(({ id, device, kind, detail, isCurrent }) => {
          const Icon = icons[kind];
          return (
            <li className="flex items-center gap-4 px-5 py-3.5" key={id}>
              <Icon aria-hidden className="size-5 shrink-0 text-ink-muted" />
              <div className="min-w-0 flex-1 text-sm">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-ink">
                  {device}
                  {isCurrent && <Badge tone="good">This browser</Badge>}
                </p>
                <p className="text-ink-muted">{detail}</p>
              </div>
              {!isCurrent && (
                <form action={revoke}>
                  <input name="sessionId" type="hidden" value={id} />
                  <Button
                    aria-label={`Sign out ${device}`}
                    size="sm"
                    type="submit"
                    variant="secondary"
                  >
                    Sign out
                  </Button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 border-t border-line px-5 py-4">
        <p className="text-sm text-ink-muted">Signs out this browser too.</p>
        <form action={signOutEverywhere}>
          <Button type="submit" variant="secondary">
            Sign out everywhere
          </Button>
        </form>
      </div>
    </Card>
  );
}
