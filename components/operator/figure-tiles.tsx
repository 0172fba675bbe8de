import { cn } from "#components/ui/cn.ts";
import { formatAge } from "#lib/format/duration.ts";
import { formatCount, formatNumber, formatShare } from "#lib/format/number.ts";
import { toBudgetUse } from "#lib/operator/budget.ts";
import type { OperatorAnswer, Problem } from "#lib/operator/schema.ts";
import { toAgo } from "./since.tsx";

type Mark = "good" | "warn" | "bad";

interface Tile {
  label: string;
  figure: string;
  hint: string;
  mark: Mark;
}

const marks = {
  good: "rounded-full bg-good",
  warn: "rounded-xs bg-warn",
  bad: "rotate-45 bg-bad",
} as const satisfies Record<Mark, string>;

const markWords = { good: "", warn: "worth a look: ", bad: "needs you: " } as const;

/** The whole at a glance: six figures, each marked by whether it needs somebody. */
export function FigureTiles({ answer }: { answer: OperatorAnswer }) {
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface sm:grid-cols-3 xl:grid-cols-6">
      {toTiles(answer).map(({ label, figure, hint, mark }) => (
        <div className="-mt-px -ml-px border-t border-l border-line px-4 py-3.5" key={label}>
          <dt className="flex items-center gap-2 text-xs font-medium text-ink-muted">
            <span aria-hidden className={cn("size-1.5 shrink-0", marks[mark])} />
            <span className="sr-only">{markWords[mark]}</span>
            {label}
          </dt>
          <dd className="mt-1">
            <span className="block text-lg font-semibold whitespace-nowrap text-ink">{figure}</span>
            <span className="block text-xs text-ink-muted">{hint}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function toTiles({ figures, expected, problems }: OperatorAnswer): Tile[] {
  const { pulse, inbox, queue, dead, budget, workers, subscriptions } = figures;
  const now = pulse.at;
  const has = (...kinds: Problem["kind"][]) => problems.some(({ kind }) => kinds.includes(kind));
  const use = toBudgetUse(budget);
  const used = use.background + use.prompt;
  const sum = (pick: (task: (typeof queue.tasks)[number]) => number) =>
    queue.tasks.reduce((total, task) => total + pick(task), 0);
  const firstExpiry = subscriptions.map(({ expiresAt }) => expiresAt).toSorted()[0];
  return [
    {
      label: "Inbox",
      figure: formatNumber({ value: inbox.pending }),
      hint:
        inbox.oldestAt === null
          ? "No event waits"
          : `Oldest came ${toAgo({ at: inbox.oldestAt, now })}`,
      mark: has("inbox") ? "bad" : "good",
    },
    {
      label: "Queue",
      figure: formatNumber({ value: sum(({ waiting }) => waiting) }),
      hint: `${sum(({ running }) => running)} running, ${formatNumber({ value: sum(({ later }) => later) })} later`,
      mark: sum(({ givenUp }) => givenUp) > 0 ? "warn" : "good",
    },
    {
      label: "Request budget",
      figure: formatShare(used / expected.requests),
      hint:
        budget.blockedUntil === null
          ? `${formatNumber({ value: used })} of ${formatNumber({ value: expected.requests })}`
          : `Blocked for ${formatAge({ seconds: (Date.parse(budget.blockedUntil) - Date.parse(now)) / 1000 })}`,
      mark: budget.blockedUntil === null ? "good" : "warn",
    },
    {
      label: "Workers",
      figure: formatCount({ count: workers.length, one: "pool" }),
      hint:
        pulse.workerSeenAt === null
          ? "No sign of life"
          : `Last beat ${toAgo({ at: pulse.workerSeenAt, now })}`,
      mark: has("worker") ? "bad" : "good",
    },
    {
      label: "Subscriptions",
      figure: `${pulse.liveSubscriptions} of ${expected.subscriptions}`,
      hint:
        firstExpiry === undefined
          ? "None made yet"
          : `First ends ${toAgo({ at: firstExpiry, now })}`,
      mark: has("subscriptions", "webhook_subscriptions") ? "bad" : "good",
    },
    {
      label: "Dead letters",
      figure: formatNumber({ value: dead.count }),
      hint: dead.newestAt === null ? "None" : `Newest came ${toAgo({ at: dead.newestAt, now })}`,
      mark: dead.count > 0 ? "warn" : "good",
    },
  ];
}
