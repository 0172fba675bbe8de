"use client";

import { useLiveData } from "./use-live-data.ts";

/** Draws nothing; keeps the page around it up to date. */
export function LiveData({ version }: { version: number }) {
  useLiveData({ version });
  return null;
}
