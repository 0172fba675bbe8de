"use client";

import { useSyncExternalStore } from "react";

const stepMs = 30_000;

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(onChange, stepMs);
  return () => clearInterval(timer);
}

const read = () => Math.floor(Date.now() / stepMs) * stepMs;

/** The time in steps of half a minute, for "3 min ago"; `initial` on the server and while hydrating. */
export function useNow(initial: number): number {
  return useSyncExternalStore(subscribe, read, () => initial);
}
