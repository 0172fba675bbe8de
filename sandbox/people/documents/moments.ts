import { formatSampleStart, toDay } from "../calendar.ts";
import { episodeOn } from "../illness.ts";
import { odditiesOf } from "../oddities.ts";
import { type Habit, traitsOn } from "../persona.ts";
import { Random } from "../random.ts";
import { instantOf, offsetAt } from "../zones.ts";
import { type Draft, type Generator, localTime, toSeries } from "./draft.ts";

const usualHour = {
  alcohol: 20.5,
  late_meal: 21.4,
  caffeine: 16.2,
  stress: 15,
  sauna: 19,
} as const satisfies Record<Habit, number>;

export const tagCodes = {
  alcohol: "tag_generic_alcohol",
  late_meal: "tag_generic_latemeal",
  caffeine: "tag_generic_caffeine",
  stress: "tag_generic_stress",
  sauna: "tag_generic_sauna",
} as const satisfies Record<Habit, string>;

const remarks = {
  alcohol: ["two glasses of wine", "", "a beer with friends"],
  late_meal: ["dinner after nine", "", ""],
  caffeine: ["", "espresso in the afternoon", ""],
  stress: ["deadline", "", "long meeting"],
  sauna: ["", "", "sauna and cold plunge"],
} as const satisfies Record<Habit, readonly [string, string, string]>;

/** What a person noted of an illness, from its second day on, by how ill they are. */
const symptoms = [
  { code: "tag_generic_fever", from: 0.7, hour: 9.2, comments: ["38.6 °C", "", "shivering"] },
  { code: "tag_generic_cold", from: 0.35, hour: 10.1, comments: ["sore throat", "", ""] },
  { code: "tag_generic_headache", from: 0.9, hour: 16.4, comments: ["", "", "could not work"] },
] as const;

/** What a person noted on a day: both generations of tags are views of it. */
function notesOf(draft: Draft) {
  const { person, plan, day } = draft;
  const done = plan.habits.map((habit) => ({
    code: tagCodes[habit],
    hour: usualHour[habit],
    comments: remarks[habit],
  }));
  const isKnown = person.persona.illnesses.length > 0 || plan.illness > 0.8;
  const felt = isKnown ? symptoms.filter(({ from }) => plan.illness >= from) : [];
  return [...done, ...felt].map(({ code, hour, comments }, slot) => {
    const random = new Random(person.seed, 71, day, slot);
    const seconds = Math.round((hour + random.normal() * 0.4) * 3600);
    return {
      slot,
      code,
      instant: instantOf({ zone: plan.zone, day, seconds }),
      comment: random.pick(comments),
    };
  });
}

export const enhancedTagDocuments: Generator = (draft) =>
  notesOf(draft).map(({ slot, code, instant, comment }) => ({
    id: draft.id(slot),
    day: draft.day,
    slot,
    startsAt: instant,
    release: "day",
    body: {
      id: draft.id(slot),
      tag_type_code: code,
      start_time: localTime({ plan: draft.plan, instant }),
      end_time: null,
      start_day: draft.date,
      end_day: null,
      comment,
      custom_name: null,
    },
  }));

export const tagDocuments: Generator = (draft) =>
  notesOf(draft).map(({ slot, code, instant, comment }) => ({
    id: draft.id(slot),
    day: draft.day,
    slot,
    startsAt: instant,
    release: "day",
    body: {
      id: draft.id(slot),
      day: draft.date,
      text: comment === "" ? null : comment,
      timestamp: localTime({ plan: draft.plan, instant }),
      tags: [code],
    },
  }));

/** Breathing and meditation; about one in three has motion only. */
export const sessionDocuments: Generator = (draft) => {
  const { person, plan, day } = draft;
  const random = new Random(person.seed, 72, day);
  const usualHrv = traitsOn({ persona: person.persona, day }).hrv;
  if (!plan.dayRecorded || !random.chance(0.04 + usualHrv / 500)) return [];
  const type = random.pick(["breathing", "meditation", "relaxation", "body_status"]);
  const items = random.whole(48, 150);
  const hour = 19.4 + random.normal() * 0.5;
  const start = instantOf({ zone: plan.zone, day, seconds: Math.round(hour * 3600) });
  const pulses: (number | null)[] = [];
  const variabilities: (number | null)[] = [];
  const motion: number[] = [];
  for (let index = 0; index < items; index++) {
    const settling = plan.nadir + 16 - 7 * (index / items) + random.normal() * 1.4;
    pulses.push(random.chance(0.03) ? null : Math.round(settling * 10) / 10);
    variabilities.push(
      random.chance(0.14) ? null : Math.round(plan.hrv * (0.9 + 0.2 * random.next())),
    );
    motion.push(random.chance(0.68) ? 0 : random.whole(1, 5));
  }
  const felt = random.chance(0.67);
  const series = (values: readonly (number | null)[]) =>
    toSeries({ plan, start, interval: 5, items: values });
  const body = {
    id: draft.id(0),
    day: draft.date,
    start_datetime: localTime({ plan, instant: start }),
    end_datetime: localTime({ plan, instant: start + items * 5 }),
    type,
    heart_rate: felt ? series(pulses) : null,
    heart_rate_variability: felt ? series(variabilities) : null,
    mood: random.chance(0.3) ? null : random.pick(["same", "good", "good", "great", "worse"]),
    motion_count: series(motion),
  };
  return [{ id: draft.id(0), day, slot: 0, startsAt: start, release: "day", body }];
};

/** Longest rest mode, in days. */
export const longestRest = 30;

/** Rest mode: through an illness, from the day it is felt, or switched on and off again at once (zero length, no episode). */
export const restModeDocuments: Generator = (draft) => {
  const { person, plan, day, until } = draft;
  const { persona } = person;
  const random = new Random(person.seed, 73, day);
  const episode = episodeOn({ persona, day });
  const begins = episode !== null && day === episode.start + 1;
  const tried = random.chance(odditiesOf(persona).emptyRests);
  if (!begins && !tried) return [];
  const start = instantOf({ zone: plan.zone, day, seconds: 34_200 + random.whole(0, 7200) });
  const endDay = begins ? episode.start + episode.days - 1 : day;
  const over = endDay <= until;
  const end = begins ? instantOf({ zone: plan.zone, day: endDay, seconds: 36_000 }) : start;
  const timestamp = formatSampleStart({
    instant: start + 900,
    offset: offsetAt({ zone: plan.zone, instant: start }),
  });
  const body = {
    id: draft.id(0),
    end_day: over ? toDay(endDay) : null,
    end_time: over ? localTime({ plan, instant: end }) : null,
    episodes: begins ? [{ tags: ["tag_generic_fever", "tag_generic_cold"], timestamp }] : [],
    start_day: draft.date,
    start_time: localTime({ plan, instant: start }),
  };
  return [{ id: draft.id(0), day, slot: 0, startsAt: start, release: "day", body }];
};
