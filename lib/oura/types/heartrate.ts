import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { toStart } from "./identity-fields.ts";

/**
 * One heart-rate reading (bpm). Sources known so far: awake, rest, sleep, session, live, workout.
 * A timestamp can repeat; `timestamp_unix` is newer than the documented form.
 */
export const heartrateSchema = z.looseObject({
  timestamp: z.string().refine((value) => toStart(value) !== null, "expected an instant"),
  timestamp_unix: z.number().nullish(),
  bpm: z.number().nullish(),
  source: z.string().nullish(),
});

export type HeartrateRecord = z.output<typeof heartrateSchema>;

export const heartrate = defineDataType({
  id: "heartrate",
  path: "heartrate",
  label: "Heart rate",
  scope: "heartrate",
  webhook: null,
  window: "datetime",
  basis: "instant",
  endInclusive: false,
  answer: "samples",
  single: false,
  schema: heartrateSchema,
  // Rows come in UTC: their local day depends on where the person was, so they claim none.
  identify: ({ timestamp }) => ({ documentId: timestamp, day: null, startsAt: timestamp }),
  heavy: [],
  metrics: {},
});
