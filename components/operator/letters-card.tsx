"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { MailCheck, RotateCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { notify } from "#components/ui/notify.ts";
import { formatCount } from "#lib/format/number.ts";
import { operatorQueryOptions, sendReplay } from "#lib/operator/query-options.ts";
import type { Letter } from "#lib/operator/schema.ts";
import { eventTypeWords } from "./event-words.ts";
import { toAgo } from "./since.tsx";

interface LettersCardProps {
  /** The newest ones. */
  letters: readonly Letter[];
  /** How many there are in all. */
  count: number;
  now: string;
}

/** Events that could not be applied, each with why, and the way to try them again. */
export function LettersCard({ letters, count, now }: LettersCardProps) {
  const client = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: sendReplay,
    onSuccess: ({ replayed }) => announce(replayed),
    onError: ({ message }) => notify("error", message),
    onSettled: () => client.invalidateQueries({ queryKey: operatorQueryOptions().queryKey }),
  });
  const isWaitingFor = (key: string | null) =>
    isPending && (key === null ? variables === null : variables?.[0] === key);
  return (
    <Card
      actions={
        letters.some(({ isReplayable }) => isReplayable) && (
          <Button
            disabled={isPending}
            onClick={() => mutate(null)}
            pending={isWaitingFor(null)}
            size="sm"
            variant="secondary"
          >
            <RotateCw aria-hidden />
            Replay all
          </Button>
        )
      }
      flush
      hint="Events that could not be applied. They are kept until they can be."
      title="Dead letters"
    >
      {letters.length === 0 ? (
        <p className="flex items-center gap-2.5 px-5 pb-5 text-sm text-ink-muted">
          <MailCheck aria-hidden className="size-4 shrink-0 text-good" />
          There are none: every event of a known type and person was applied or waits.
        </p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {letters.map((letter) => (
            <li className="flex items-center justify-between gap-4 px-5 py-3" key={letter.key}>
              <div className="min-w-0 text-sm">
                <p className="font-medium text-ink">
                  {letter.label} {eventTypeWords(letter.eventType)}
                </p>
                <p className="text-pretty wrap-anywhere text-ink-muted">{toReason(letter)}</p>
                <p className="mt-0.5 text-xs text-ink-muted">
                  Came {toAgo({ at: letter.receivedAt, now })},{" "}
                  {formatCount({ count: letter.attempts, one: "attempt" })}
                </p>
              </div>
              {letter.isReplayable && (
                <Button
                  aria-label={`Replay: ${letter.label} ${eventTypeWords(letter.eventType)}`}
                  disabled={isPending}
                  onClick={() => mutate([letter.key])}
                  pending={isWaitingFor(letter.key)}
                  size="sm"
                  variant="secondary"
                >
                  Replay
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {count > letters.length && (
        <p className="border-t border-line px-5 py-3 text-sm text-ink-muted">
          The newest {letters.length} of {formatCount({ count, one: "dead letter" })}. “Replay all”
          takes the others too.
        </p>
      )}
    </Card>
  );
}

function toReason({ lastError, isReplayable }: Letter): string {
  const reason = lastError ?? "No reason was kept.";
  return isReplayable ? reason : `${reason} Its ring is no longer connected here.`;
}

function announce(replayed: number): void {
  if (replayed === 0) notify("info", "There is nothing left that can be replayed");
  else notify("success", `${formatCount({ count: replayed, one: "event" })} will be tried again`);
}
