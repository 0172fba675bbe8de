import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { StateStore } from "../state.ts";
import type { Deliverer } from "../webhooks/deliverer.ts";
import type { ClockAnswer } from "./answers.ts";
import type { ControlRoute } from "./control-route.ts";
import { ControlError, readBody } from "./request-body.ts";
import { liveThrough } from "./timeflow.ts";

const daySeconds = 86_400;

/** Each day that passes is drawn and told of, so a step is bounded. */
const longestStep = 400 * daySeconds;

const earliest = "2000-01-01T00:00:00Z";
const latest = "2100-01-01T00:00:00Z";

const clockSchema = z
  .strictObject({
    set: z.iso.datetime({ offset: true }).optional(),
    advance_seconds: z.number().gt(0).max(longestStep).optional(),
    speed: z.number().min(0).max(daySeconds).optional(),
  })
  .refine((given) => Object.keys(given).length > 0, "give set, advance_seconds or speed")
  .refine(
    ({ set, advance_seconds }) => set === undefined || advance_seconds === undefined,
    "give either set or advance_seconds",
  );

const expects =
  '{"set": "2026-03-28T22:00:00Z"} to jump, {"advance_seconds": 3600} to live through an hour, {"speed": 60} to run faster (0 stands still)';

/** The one clock of the sandbox: read, set, advance, speed. */
export function toClockRoutes({
  clock,
  store,
  deliverer,
}: {
  clock: Clock;
  store: StateStore;
  deliverer: Deliverer;
}): readonly ControlRoute[] {
  return [
    { method: "GET", path: "/clock", about: "what the clock shows", answer: () => describe(clock) },
    {
      method: "POST",
      path: "/clock",
      about: "set, advance or speed up the clock",
      expects,
      section: "clock",
      answer: async (exchange) => {
        const given = await readBody({ exchange, schema: clockSchema, expected: expects });
        if (given.speed !== undefined) clock.setSpeed(given.speed);
        if (given.set !== undefined) clock.set(readInstant({ text: given.set, clock }));
        if (given.advance_seconds !== undefined) {
          const until = clock.now() + given.advance_seconds * 1000;
          await liveThrough({ clock, deliverer, until });
        }
        store.value.clock = clock.isReal ? null : clock.mark;
        store.touch();
        return describe(clock);
      },
    },
  ];
}

function readInstant({ text, clock }: { text: string; clock: Clock }): number {
  const instant = Date.parse(text);
  const ahead = (instant - clock.now()) / 1000;
  if (instant < Date.parse(earliest) || instant > Date.parse(latest) || ahead > longestStep) {
    const days = longestStep / daySeconds;
    throw new ControlError({
      message: `set: "${text}" is too far away`,
      expected: `an instant from ${earliest} on, at most ${days} days ahead of the clock`,
    });
  }
  return instant;
}

function describe(clock: Clock): ClockAnswer {
  return {
    now: new Date(clock.now()).toISOString(),
    speed: clock.speed,
    is_real: clock.isReal,
  };
}
