import { Card } from "#components/ui/card.tsx";
import { formatAge } from "#lib/format/duration.ts";
import { formatNumber, formatShare } from "#lib/format/number.ts";
import { toBudgetUse } from "#lib/operator/budget.ts";
import type { Expected, Figures } from "#lib/operator/schema.ts";

interface BudgetCardProps {
  budget: Figures["budget"];
  expected: Expected;
  now: string;
}

/** Requests to Oura in the five minutes that Oura counts: how many of how many, when, and for what. */
export function BudgetCard({ budget, expected: { requests }, now }: BudgetCardProps) {
  const { background, prompt, slots } = toBudgetUse(budget);
  const used = background + prompt;
  const blockedSeconds =
    budget.blockedUntil === null ? 0 : (Date.parse(budget.blockedUntil) - Date.parse(now)) / 1000;
  const toWidth = (count: number) => `${Math.min(100, (100 * count) / requests)}%`;
  // What each ten seconds might cost if the budget were spent evenly fills the height at least.
  const most = Math.max(requests / slots.length, ...slots.map((it) => it.background + it.prompt));
  const toHeight = (count: number) => `${(100 * count) / most}%`;
  return (
    <Card
      hint="What Oura counts: the last five minutes, everybody together."
      title="Request budget"
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-lg font-semibold text-ink">{formatNumber({ value: used })}</span>
        <span className="text-sm text-ink-muted">
          of {formatNumber({ value: requests })} used, {formatShare(used / requests)}
        </span>
      </p>
      <div aria-hidden className="mt-2 flex h-1.5 overflow-hidden rounded-full bg-sunken">
        <div className="bg-metric-neutral" style={{ width: toWidth(background) }} />
        <div className="bg-accent" style={{ width: toWidth(prompt) }} />
      </div>
      <div
        aria-label={`Requests in each ten seconds: at most ${Math.max(...slots.map((it) => it.background + it.prompt))}`}
        className="mt-4 flex h-16 items-end gap-px border-b border-line"
        role="img"
      >
        {slots.map((slot, place) => (
          <div
            className="flex h-full flex-1 flex-col justify-end"
            // A slot is its place: the strip moves under it.
            key={place}
          >
            <div className="bg-accent" style={{ height: toHeight(slot.prompt) }} />
            <div className="bg-metric-neutral" style={{ height: toHeight(slot.background) }} />
          </div>
        ))}
      </div>
      <div aria-hidden className="mt-1 flex justify-between text-xs text-ink-muted">
        <span>5 min ago</span>
        <span>now</span>
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-muted">
        <li className="flex items-center gap-2">
          <span aria-hidden className="size-2 rounded-xs bg-metric-neutral" />
          Background {formatNumber({ value: background })}
        </li>
        <li className="flex items-center gap-2">
          <span aria-hidden className="size-2 rounded-xs bg-accent" />
          Prompt {formatNumber({ value: prompt })}
        </li>
      </ul>
      {blockedSeconds > 0 && (
        <p className="mt-3 rounded-md bg-warn-soft px-3 py-2 text-sm text-ink">
          Oura has answered 429 and wants no request for {formatAge({ seconds: blockedSeconds })}{" "}
          more. Everything waits until then; nothing is lost. If it happens often, lower
          OURA_RATE_LIMIT.
        </p>
      )}
    </Card>
  );
}
