import { z } from "zod";

/**
 * Evenly spaced samples: item i was taken at `timestamp` + i × `interval` seconds. About one heart-rate
 * item in nine is null; dropping it would shift all that follow.
 */
export const sampleSeriesSchema = z.looseObject({
  interval: z.number().positive(),
  items: z.array(z.number().nullable()),
  timestamp: z.string(),
});

export type SampleSeries = z.output<typeof sampleSeriesSchema>;
