import type { CronItem } from "graphile-worker";
import { jobPriority, type TaskName } from "./queue.ts";

/** When recurring tasks run, in UTC. Each has a key, so that a late one is not run twice. */
export const schedule = {
  "poll-heart-rate": "*/10 * * * *",
  "sweep-events": "* * * * *",
  "watch-app": "* * * * *",
  "watch-silence": "25 * * * *",
  "ensure-subscriptions": "7 * * * *",
  "poll-personal-info": "20 3 * * *",
  reconcile: "40 3 * * *",
  "clean-up": "10 2 * * *",
} as const satisfies Partial<Record<TaskName, string>>;

/** The crontab; a worker that was down over a daily task makes up for it within the day. */
export const cronItems: CronItem[] = Object.entries(schedule).map(([task, match]) => ({
  task,
  match,
  identifier: task,
  options: {
    jobKey: `cron:${task}`,
    maxAttempts: 3,
    priority: jobPriority.subscriptions,
    backfillPeriod: /^\d+ \d+ /.test(match) ? 86_400_000 : 0,
  },
}));
