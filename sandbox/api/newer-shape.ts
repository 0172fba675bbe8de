import { createHash } from "node:crypto";
import type { DataTypeId } from "#lib/oura/registry.ts";
import { daySeconds } from "../people/calendar.ts";
import type { Json, OuraDocument } from "../people/documents/draft.ts";
import type { History } from "../people/history.ts";
import { clamp } from "../people/random.ts";

type Body = OuraDocument["body"];

/** A document of 1.27 in the shape of 1.37, apart from the milliseconds of its timestamps. */
type Reshape = (given: { document: OuraDocument; history: History }) => Body;

const same: Reshape = ({ document }) => document.body;

const reshapes = {
  daily_activity: same,
  daily_cardiovascular_age: ({ document: { id, body } }) => ({
    id,
    ...body,
    pulse_wave_velocity: toPulseWaveVelocity(body.vascular_age),
  }),
  daily_readiness: ({ document, history }) => withRegularity({ ...document, history }),
  daily_resilience: same,
  daily_sleep: same,
  daily_spo2: same,
  daily_stress: same,
  enhanced_tag: same,
  heartrate: same,
  personal_info: same,
  rest_mode_period: same,
  ring_configuration: ({ document: { body, startsAt } }) => ({
    ...body,
    set_up_at: new Date(startsAt * 1000).toISOString(),
  }),
  session: same,
  sleep: ({ document: { body, day, slot }, history }) => ({
    ...body,
    readiness: isObject(body.readiness)
      ? withRegularity({ body: body.readiness, day, history })
      : null,
    sleep_phase_30_sec: history.sleepPhases({ day, slot }),
    app_sleep_phase_5_min: body.sleep_phase_5_min ?? null,
    ring_id: ringOn({ day, history }),
    // The older enumeration has no word for the ring's own first analysis.
    ...(slot === 0 && history.isProvisional(day)
      ? { sleep_analysis_reason: "background_sleep_analysis" }
      : {}),
  }),
  sleep_time: same,
  tag: same,
  vO2_max: same,
  workout: same,
} as const satisfies Record<DataTypeId, Reshape>;

/** A document as the newer specification has it: more fields, and milliseconds in every timestamp. */
export function toNewerBody({
  type,
  document,
  history,
}: {
  type: DataTypeId;
  document: OuraDocument;
  history: History;
}): Body {
  return withMilliseconds(reshapes[type]({ document, history }));
}

const timestamps: ReadonlySet<string> = new Set([
  "timestamp",
  "bedtime_start",
  "bedtime_end",
  "start_time",
  "end_time",
  "start_datetime",
  "end_datetime",
]);

/** `2026-03-29T23:10:05+02:00` has its offset at this place. */
const secondsEnd = 19;

function withMilliseconds(body: Body): Body {
  const written: Record<string, Json> = {};
  for (const [name, value] of Object.entries(body)) {
    const isStamp = timestamps.has(name) && typeof value === "string" && value.length === 25;
    written[name] = isStamp ? `${value.slice(0, secondsEnd)}.000${value.slice(secondsEnd)}` : value;
  }
  return written;
}

function isObject(value: Json | undefined): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Metres a second: stiffer arteries carry the pulse faster. */
function toPulseWaveVelocity(vascularAge: Json | undefined): number | null {
  return typeof vascularAge === "number" ? Math.round((4.6 + vascularAge * 0.065) * 10) / 10 : null;
}

/** Readiness with the contributor that 1.37 added. */
function withRegularity({
  body,
  day,
  history,
}: {
  body: Body;
  day: number;
  history: History;
}): Body {
  if (!isObject(body.contributors)) return body;
  const sleep_regularity = toRegularity({ day, history });
  return { ...body, contributors: { ...body.contributors, sleep_regularity } };
}

/** 1 to 100 by how far bedtimes of two weeks lie apart; null before there are two weeks. */
function toRegularity({ day, history }: { day: number; history: History }): number | null {
  const { person } = history;
  const days = 14;
  if (person.age(day) < days) return null;
  const bedtime = (plan: { day: number; bedStart: number }) =>
    plan.bedStart - plan.day * daySeconds;
  const usual = person.recentMean({ day, days, of: bedtime });
  const apart = person.recentMean({ day, days, of: (plan) => Math.abs(bedtime(plan) - usual) });
  return Math.round(clamp(104 - apart / 75, 1, 100));
}

/** Of each person, the rings by the day they were set up, latest first, under opaque names. */
const ringsByHistory = new WeakMap<History, readonly { day: number; name: string }[]>();

function ringOn({ day, history }: { day: number; history: History }): string | null {
  const known = ringsByHistory.get(history);
  const rings = known ?? toRings(history);
  if (known === undefined) ringsByHistory.set(history, rings);
  return (rings.find((ring) => ring.day <= day) ?? rings.at(-1))?.name ?? null;
}

function toRings(history: History): readonly { day: number; name: string }[] {
  const rings = Array.from(history.all("ring_configuration"), ({ id, day }) => ({
    day,
    name: createHash("sha256").update(id).digest("base64url"),
  }));
  return rings.toSorted((left, right) => right.day - left.day);
}
