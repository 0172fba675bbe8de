/** A rate or a saturation, or null: upstream writes 0 for "not measured", and none of these can be 0. */
export function toPositive(value: number | null | undefined): number | null {
  return value == null || value <= 0 ? null : value;
}

/** A heart rate in bpm, or null: naps without a reading carry 255. */
export function toHeartRate(value: number | null | undefined): number | null {
  return value === 255 ? null : toPositive(value);
}
