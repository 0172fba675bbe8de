import { mix } from "./random.ts";

/** Seconds from one charge to the next, and of one charge. */
const cycle = 5 * 86_400;
const charge = 80 * 60;
const lowest = 18;

/** Seconds between two readings. */
export const batteryInterval = 600;

export interface BatteryReading {
  level: number;
  charging: boolean;
}

/** The ring's battery at an instant: it falls for days and is charged within the hour. */
export function batteryAt({ seed, instant }: { seed: number; instant: number }): BatteryReading {
  const shifted = (instant + (mix(seed, 91) % cycle)) % cycle;
  const charging = shifted < charge;
  const part = charging ? shifted / charge : 1 - (shifted - charge) / (cycle - charge);
  return { level: Math.round(lowest + (100 - lowest) * part), charging };
}
