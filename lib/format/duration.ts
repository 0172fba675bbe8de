interface Duration {
  seconds: number;
}

// Rounded once, before it is split: 59.6 min is an hour, not "60 min".
function toHoursAndMinutes(seconds: number) {
  const minutes = Math.round(Math.abs(seconds) / 60);
  return {
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
    negative: seconds < 0 && minutes > 0,
  };
}

/** "7 h 12 min", "7 h", "12 min", "0 min", "−8 min". */
export function formatDuration({ seconds }: Duration): string {
  const { hours, minutes, negative } = toHoursAndMinutes(seconds);
  const parts = [hours > 0 ? `${hours} h` : "", minutes > 0 || hours === 0 ? `${minutes} min` : ""];
  return `${negative ? "−" : ""}${parts.filter(Boolean).join(" ")}`;
}

/** What is left of something under way: "a few seconds", "40 s", "3 min", "1 h 5 min". */
export function formatTimeLeft({ seconds }: Duration): string {
  if (seconds < 5) return "a few seconds left";
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  return `about ${formatDuration({ seconds })} left`;
}

/** How long ago something was, to the second at first: "4 s", "12 min", "9 h", "3 days". */
export function formatAge({ seconds }: Duration): string {
  const size = Math.max(0, seconds);
  if (size < 60) return `${Math.floor(size)} s`;
  if (size < 3600) return `${Math.floor(size / 60)} min`;
  if (size < 172_800) return `${Math.floor(size / 3600)} h`;
  return `${Math.floor(size / 86_400)} days`;
}
