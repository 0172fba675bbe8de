import { z } from "zod";
import { OuraPayloadError, toPayloadIssues } from "./errors.ts";
import { heartrateSchema } from "./types/heartrate.ts";

/** One reading, ready to be packed. */
export interface HeartRateSample {
  /** Milliseconds since 1970. */
  epochMs: number;
  bpm: number;
  /** As upstream names it; null when it names none. */
  source: string | null;
}

const rowsSchema = z.array(heartrateSchema);

/**
 * Reads rows of the heart-rate route in the order received; repeated timestamps are kept, rows
 * without a rate are not readings and are left out.
 * @throws OuraPayloadError when a row has no instant or a field of another kind.
 */
export function toHeartRateSamples(rows: readonly unknown[]): HeartRateSample[] {
  const parsed = rowsSchema.safeParse(rows);
  if (!parsed.success) {
    const issues = toPayloadIssues(parsed.error);
    throw new OuraPayloadError({ subject: "heartrate", issues, cause: parsed.error });
  }
  return parsed.data.flatMap(({ timestamp, bpm, source }) =>
    bpm == null ? [] : [{ epochMs: Date.parse(timestamp), bpm, source: source ?? null }],
  );
}
