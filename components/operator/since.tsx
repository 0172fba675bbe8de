import { formatAge } from "#lib/format/duration.ts";

interface SinceProps {
  /** ISO 8601; null for what has never been. */
  at: string | null;
  /** The database's time when the figures were read, ISO 8601. */
  now: string;
  /** What stands for null. */
  never?: string;
}

/** "4 s ago", by the time of the figures, so that server and browser say the same. */
export function Since({ at, now, never = "never" }: SinceProps) {
  if (at === null) return <span>{never}</span>;
  return <time dateTime={at}>{toAgo({ at, now })}</time>;
}

/** "4 s ago", or "in 3 days" of what is ahead. */
export function toAgo({ at, now }: { at: string; now: string }): string {
  const seconds = (Date.parse(now) - Date.parse(at)) / 1000;
  return seconds >= 0 ? `${formatAge({ seconds })} ago` : `in ${formatAge({ seconds: -seconds })}`;
}
