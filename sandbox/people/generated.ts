import type { Effect, Habit, Shift, Story, Training } from "./persona.ts";
import { clamp, mix, Random } from "./random.ts";

const stream = 101;
const idPattern = /^user-(\d{4,6})$/;

const firstNames = [
  "Amara",
  "Ben",
  "Chloe",
  "Dmitri",
  "Elif",
  "Farid",
  "Greta",
  "Hiro",
  "Isla",
  "Jonas",
  "Keiko",
  "Liam",
  "Mei",
  "Nadia",
  "Omar",
  "Petra",
  "Quentin",
  "Rosa",
  "Samir",
  "Tara",
  "Uma",
  "Victor",
  "Wanda",
  "Xavier",
  "Yara",
  "Zoltan",
] as const;
const lastNames = [
  "Abreu",
  "Berg",
  "Castillo",
  "Dubois",
  "Eriksen",
  "Fofana",
  "Grant",
  "Haddad",
  "Ivanova",
  "Jansen",
  "Kovacs",
  "Larsen",
  "Mensah",
  "Novak",
  "Oyelaran",
  "Park",
  "Quispe",
  "Rossi",
  "Sato",
  "Tanaka",
  "Ueda",
  "Varga",
  "Weber",
  "Yilmaz",
  "Zhang",
] as const;
/** Where generated people may live. */
export const generatedHomes = [
  "Europe/London",
  "Europe/Berlin",
  "Europe/Helsinki",
  "Europe/Madrid",
  "Europe/Warsaw",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
  "America/Toronto",
  "America/Sao_Paulo",
  "Asia/Tokyo",
  "Asia/Singapore",
  "Asia/Kolkata",
  "Australia/Sydney",
  "Pacific/Auckland",
] as const;
const colors = [
  "silver",
  "stealth_black",
  "brushed_silver",
  "glossy_black",
  "matt_gold",
  "rose",
  "titanium",
] as const;

/** The id of a generated person, counted from 1. */
export function toGeneratedId(number: number): string {
  return `user-${String(number).padStart(4, "0")}`;
}

/** The number of a generated person's id; null for any other id. */
export function readGeneratedId(id: string): number | null {
  const number = Number(idPattern.exec(id)?.[1] ?? 0);
  return number > 0 && toGeneratedId(number) === id ? number : null;
}

/** A person nobody wrote a story for, drawn from the seed: age, fitness and sex set what is usual for them. */
export function toGeneratedStory({ number, seed }: { number: number; seed: number }): Story {
  const id = toGeneratedId(number);
  const random = new Random(mix(seed, stream), number);
  const sex = random.pick(["female", "male"] as const);
  const age = Math.round(clamp(38 + 13 * random.normal(), 19, 79));
  const fitness = clamp(random.normal(), -1.8, 2.2);
  const shifts = random.chance(0.07) ? rota : null;
  const isWoman = sex === "female";
  const heightM = Math.round((isWoman ? 166 : 179) + random.normal() * 6.5) / 100;
  const bodyMass = clamp(24.6 - fitness * 1.6 + random.normal() * 2.2, 18.5, 36);
  const restingHeartRate = clamp(
    54 + (isWoman ? 2 : 0) - fitness * 4.2 + random.normal() * 2,
    39,
    74,
  );
  const hrv = clamp(
    Math.exp(4.32 - 0.017 * (age - 25) + 0.17 * fitness + 0.2 * random.normal()),
    14,
    130,
  );
  const bedtime = 23 + random.normal() * 0.7;
  const training = trainingOf({ random, fitness });
  const liveliness = clamp(0.95 + 0.12 * fitness + random.normal() * 0.08, 0.6, 1.4);
  const yearsAgo = random.between(5.02, 5.9);
  return {
    id,
    name: `${random.pick(firstNames)} ${random.pick(lastNames)}`,
    story: `${age} years old, ${describe({ fitness, shifts })}.`,
    email: `${id}@sandbox.example`,
    age,
    weightKg: Math.round(bodyMass * heightM ** 2 * 2) / 2,
    heightM,
    sex,
    home: random.pick(generatedHomes),
    trips: random.chance(0.06) ? [random.pick(generatedHomes), random.pick(generatedHomes)] : [],
    shifts,
    bedtime,
    wakeTime: bedtime - 24 + clamp(7.9 + random.normal() * 0.45, 6.4, 9.2),
    scatterMinutes: random.between(14, 44),
    weekendShift: random.between(5, 75),
    fragmentation: clamp(0.2 + (age - 30) * 0.004 + random.normal() * 0.1, 0.06, 0.8),
    deepShare: clamp(0.2 - (age - 30) * 0.0012 + random.normal() * 0.015, 0.09, 0.24),
    remShare: clamp(0.22 + random.normal() * 0.016, 0.16, 0.27),
    restingHeartRate,
    hrv,
    maxHeartRate: Math.round(208 - 0.7 * age),
    vo2Max: Math.round(clamp(46 - 0.32 * (age - 25) - (isWoman ? 6 : 0) + fitness * 6, 19, 68)),
    napChance: random.between(0.01, 0.14),
    napsMost: random.whole(1, 2),
    eveningNapChance: random.between(0, 0.03),
    liveliness,
    training,
    habits: {
      alcohol: random.between(0, 0.16),
      late_meal: random.between(0.02, 0.16),
      caffeine: random.between(0, 0.2),
      stress: random.between(0.03, 0.16),
      sauna: random.chance(0.2) ? random.between(0.02, 0.1) : 0,
    },
    effects: effectsOf({ random, hrv }),
    trends: [{ metric: "lowest_heart_rate", perYear: random.normal() * 0.4 }],
    illnesses: [],
    chapters: [],
    illnessChance: random.between(0.3, 0.8),
    monthlyTemperature: isWoman && age < 50 ? random.between(0.14, 0.26) : 0,
    missing: random.between(0.02, 0.08),
    lowBattery: random.between(0.003, 0.02),
    historyDays: null,
    lapsedDaysAgo: null,
    oddities: null,
    rings: [
      {
        yearsAgo,
        color: random.pick(colors),
        design: random.pick(["heritage", "horizon"]),
        hardware: "gen3",
        firmware: "2.9.32",
        size: Math.round(clamp((isWoman ? 7 : 10) + random.normal(), 6, 13)),
      },
    ],
  };
}

const rota: readonly Shift[] = [
  "early",
  "early",
  "late",
  "late",
  "night",
  "night",
  "off",
  "off",
  "off",
  "off",
];

function describe({
  fitness,
  shifts,
}: {
  fitness: number;
  shifts: readonly Shift[] | null;
}): string {
  if (shifts !== null) return "works in shifts";
  return fitness > 1 ? "trains a lot" : fitness < -0.8 ? "sits a lot" : "moves as most people do";
}

function trainingOf({ random, fitness }: { random: Random; fitness: number }): readonly Training[] {
  const kinds = [
    { activity: "running", hour: 17.6, minutes: 36, met: 8.6 },
    { activity: "walking", hour: 11.4, minutes: 48, met: 3.6 },
    { activity: "cycling", hour: 17.4, minutes: 52, met: 6.8 },
    { activity: "strength_training", hour: 18.4, minutes: 42, met: 5.4 },
    { activity: "yoga", hour: 8.2, minutes: 45, met: 2.7 },
    { activity: "swimming", hour: 12.4, minutes: 35, met: 6.6 },
  ] as const;
  const wanted = clamp(0.3 + fitness * 0.16, 0.06, 0.7);
  return kinds.flatMap((kind): Training[] => {
    const first = random.whole(0, 6);
    if (!random.chance(wanted)) return [];
    const weekdays =
      fitness > 0.8 ? [first, (first + 2) % 7, (first + 4) % 7] : [first, (first + 3) % 7];
    const hour = kind.hour + random.normal() * 0.6;
    return [{ ...kind, hour, weekdays, chance: random.between(0.4, 0.85) }];
  });
}

/** Most people show most effects, and about one in three shows any one of them not at all. */
function effectsOf({ random, hrv }: { random: Random; hrv: number }): readonly Effect[] {
  const shows = () => random.chance(0.67);
  const pulse = (cause: Habit, bpm: number): Effect[] => {
    const size = Math.round(bpm * random.between(0.7, 1.3) * 10) / 10;
    const drop = Math.round(hrv * size * -0.033 * 10) / 10;
    if (!shows()) return [];
    return [
      { cause, metric: "lowest_heart_rate", size, lag: 1 },
      { cause, metric: "average_hrv", size: drop, lag: 1 },
    ];
  };
  return [
    ...pulse("alcohol", 5),
    ...pulse("late_meal", 2.4),
    ...pulse("stress", 2),
    ...(shows()
      ? [{ cause: "caffeine", metric: "sleep_latency", size: 900, lag: 1 } as const]
      : []),
  ];
}
