const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "4 min ago", "9 h ago", "3 days ago", "in 2 h"; both in milliseconds since 1970. */
export function formatRelativeTime({ at, now }: { at: number; now: number }): string {
  const size = Math.abs(now - at);
  if (size < MINUTE) return "just now";
  const text =
    size < HOUR
      ? `${Math.floor(size / MINUTE)} min`
      : size < 2 * DAY
        ? `${Math.floor(size / HOUR)} h`
        : `${Math.floor(size / DAY)} days`;
  return at <= now ? `${text} ago` : `in ${text}`;
}
