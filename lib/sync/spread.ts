import type { JobRequest } from "../jobs/queue.ts";

/** Spreads jobs evenly over `seconds` from `now` on, so that no round of reads is a burst. */
export function spread({
  jobs,
  seconds,
  now,
}: {
  jobs: readonly JobRequest[];
  seconds: number;
  now: number;
}): JobRequest[] {
  return jobs.map((job, index) => ({
    ...job,
    runAt: new Date(now + (index / jobs.length) * seconds * 1000),
  }));
}
