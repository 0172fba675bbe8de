"use client";

import { useSyncExternalStore } from "react";

const unchanging = () => () => {};

/** Sends along the browser's time zone; without scripts the account starts with UTC. */
export function TimeZoneGuess() {
  const timeZone = useSyncExternalStore(
    unchanging,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
  return <input name="timeZone" type="hidden" value={timeZone} />;
}
