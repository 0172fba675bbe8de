import { type Persona, traitsOn } from "./persona.ts";
import { Random } from "./random.ts";

const stream = 2;
const cycleDays = 120;
const chanceDays = 6;

/** One illness: the day before the first symptoms is day 0, when only the temperature tells. */
export interface Episode {
  start: number;
  days: number;
  severity: number;
}

/** How ill the person is on a day: 0 well, 1 an ordinary flu. */
export function illnessOn({ persona, day }: { persona: Persona; day: number }): number {
  const episode = episodeOn({ persona, day });
  if (episode === null) return 0;
  const at = day - episode.start;
  const rise = (at + 0.6) / 1.8;
  const fall = (episode.days - at) / (episode.days * 0.6);
  return Math.max(0, Math.min(1, rise, fall)) * episode.severity;
}

/** What a long illness leaves behind for weeks, 0 to about 1: a quicker heart and a lower HRV. */
export function convalescenceOn({ persona, day }: { persona: Persona; day: number }): number {
  let left = 0;
  for (const { daysAgo, days, severity } of persona.illnesses) {
    const since = day - (persona.today - daysAgo + days);
    if (since >= 0 && since < 60 && days > chanceDays)
      left += severity * 0.6 * Math.exp(-since / 9);
  }
  return left;
}

/** The illness that a day lies in, or null. */
export function episodeOn({ persona, day }: { persona: Persona; day: number }): Episode | null {
  for (const { daysAgo, days, severity } of persona.illnesses) {
    const start = persona.today - daysAgo;
    if (day >= start && day < start + days) return { start, days, severity };
  }
  const cycle = Math.floor(day / cycleDays);
  const random = new Random(persona.seed, stream, cycle);
  const { illnessChance } = traitsOn({ persona, day: cycle * cycleDays });
  if (!random.chance(illnessChance)) return null;
  const start = cycle * cycleDays + random.whole(3, cycleDays - chanceDays - 3);
  const severity = random.between(0.6, 1.05);
  return day >= start && day < start + chanceDays ? { start, days: chanceDays, severity } : null;
}
