"use client";

import type { VersionAnswer } from "#lib/metrics/schema.ts";
import { useLiveData } from "./use-live-data.ts";

/** Draws nothing; keeps the page around it up to date. */
export function LiveData(rendered: VersionAnswer) {
  useLiveData(rendered);
  return null;
}
