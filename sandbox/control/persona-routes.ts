import { z } from "zod";
import { isDataTypeId } from "#lib/oura/registry.ts";
import { toListBody, toWriter } from "../api/documents.ts";
import { heartRateRows } from "../api/heart-rate.ts";
import type { SpecVersion } from "../api/served-types.ts";
import type { Shape } from "../api/shape.ts";
import { readInstant } from "../api/window.ts";
import { daySeconds, isDayText, toDay, toDayNumber } from "../people/calendar.ts";
import { toPersonalInfo } from "../people/documents/possessions.ts";
import { dayGaps, heartRateGaps } from "../people/gaps.ts";
import type { Population, Resident } from "../people/population.ts";
import type { Exchange } from "../server/exchange.ts";
import type { Change } from "../webhooks/announcer.ts";
import type { ActionAnswer, GapsAnswer, PersonaAnswer } from "./answers.ts";
import { type ControlRoute, JsonText } from "./control-route.ts";
import { ControlError, readQuery } from "./request-body.ts";
import type { Timeline } from "./timeline.ts";

/** What the buttons of a person do, each under its own path. */
function toActions(timeline: Timeline) {
  return {
    "new-night": {
      about: "the ring syncs a new night",
      act: (resident) => timeline.newNight(resident),
    },
    "new-day": {
      about: "the ring syncs the daytime after the newest night",
      act: (resident) => timeline.newDay(resident),
    },
    "new-workout": {
      about: "a workout is entered on the newest day",
      act: (resident) => timeline.enter({ resident, kind: "workout" }),
    },
    "new-tag": {
      about: "a tag is entered on the newest day",
      act: (resident) => timeline.enter({ resident, kind: "tag" }),
    },
    "edit-night": {
      about: "the bedtime of the newest night is corrected",
      act: (resident) => timeline.editNight(resident),
    },
    "delete-night": {
      about: "the newest night and its scores are deleted",
      act: (resident) => timeline.deleteNight(resident),
    },
    "delete-workout": {
      about: "the newest workout is deleted",
      act: (resident) => timeline.deleteNewest({ resident, kind: "workout" }),
    },
    "delete-nap": {
      about: "the newest nap is deleted",
      act: (resident) => timeline.deleteNewest({ resident, kind: "nap" }),
    },
    "delete-tag": {
      about: "the newest tag is deleted",
      act: (resident) => timeline.deleteNewest({ resident, kind: "tag" }),
    },
    membership: {
      about: "the membership ends, or is resumed",
      act: (resident) => {
        timeline.toggleMembership(resident);
        return [];
      },
    },
  } satisfies Record<string, { about: string; act: (resident: Resident) => readonly Change[] }>;
}

export type PersonaAction = keyof ReturnType<typeof toActions>;

/** Nothing exists of days to come, so there is little to tell of them. */
const mostDaysAhead = 400;

const rangeSchema = z.strictObject({
  from: z.coerce.string().optional(),
  to: z.coerce.string().optional(),
});

/** People: who they are, what exists of their data, and what happens to it next. */
export function toPersonaRoutes({
  population,
  spec,
  timeline,
}: {
  population: Population;
  spec: SpecVersion;
  timeline: Timeline;
}): readonly ControlRoute[] {
  const shape: Shape = { spec, fields: null };
  const find = (exchange: Exchange) => requireResident({ population, exchange });
  const actions = Object.entries(toActions(timeline)).map(
    ([name, { about, act }]): ControlRoute => ({
      method: "POST",
      path: `/personas/:id/${name}`,
      about,
      section: (exchange) => exchange.params.id ?? "",
      answer: (exchange): ActionAnswer => {
        const resident = find(exchange);
        const changes = act(resident);
        return { ...describe(resident), changes };
      },
    }),
  );
  return [
    {
      method: "GET",
      path: "/personas",
      about: "everyone who lives here",
      answer: () => ({ data: Array.from(population.all(), describe) }),
    },
    {
      method: "GET",
      path: "/personas/:id",
      about: "one of them",
      answer: (exchange) => describe(find(exchange)),
    },
    ...actions,
    {
      method: "GET",
      path: "/personas/:id/documents/:type",
      about: "every document of a type that exists now, oldest first, exactly as the API serves it",
      answer: (exchange) => listAll({ resident: find(exchange), exchange, shape }),
    },
    {
      method: "GET",
      path: "/personas/:id/heartrate",
      about: "heart-rate rows between two instants, of the last day unless asked otherwise",
      expects: "?from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z",
      answer: (exchange) => listHeartRate({ resident: find(exchange), exchange, shape }),
    },
    {
      method: "GET",
      path: "/personas/:id/gaps",
      about: "what is missing on days up to the last one or a later day, and why it really is",
      expects: "?from=2026-11-01&to=2026-11-22",
      answer: (exchange) => listGaps({ resident: find(exchange), exchange }),
    },
  ];
}

interface ResidentCall {
  resident: Resident;
  exchange: Exchange;
  shape: Shape;
}

function requireResident({
  population,
  exchange,
}: {
  population: Population;
  exchange: Exchange;
}): Resident {
  const id = exchange.params.id ?? "";
  const resident = population.get(id);
  if (resident !== null) return resident;
  const known = population.shown().map(({ persona }) => persona.id);
  const more = population.size > 10 ? ", …" : "";
  throw new ControlError({
    status: 404,
    message: `there is no persona "${id}"`,
    expected: `one of ${known.slice(0, 10).join(", ")}${more}`,
  });
}

function describe({ persona, record, history }: Resident): PersonaAnswer {
  return {
    id: persona.id,
    name: persona.name,
    story: persona.story,
    email: persona.email,
    time_zone: persona.home,
    user_id: history.userId,
    first_day: toDay(record.firstDay),
    last_night: toDay(record.nights),
    last_day: toDay(record.days),
    membership: record.membership,
  };
}

function listAll({ resident, exchange, shape }: ResidentCall): JsonText | object {
  const type = exchange.params.type ?? "";
  if (!isDataTypeId(type)) {
    throw new ControlError({
      status: 404,
      message: `there is no data type "${type}"`,
      expected: "an id of the registry, such as daily_sleep",
    });
  }
  const { history } = resident;
  if (type === "personal_info") {
    const info = toPersonalInfo({ person: history.person, scopes: ["personal", "email"] });
    return { data: [info] };
  }
  return new JsonText(
    toListBody({ documents: history.all(type), write: toWriter({ type, history, shape }) }),
  );
}

function listHeartRate({ resident, exchange, shape }: ResidentCall): JsonText {
  const expected = "from and to are instants such as 2026-11-21T00:00:00Z";
  const { from, to } = readQuery({ exchange, schema: rangeSchema, expected });
  const { history } = resident;
  const end = history.heartRateEnd;
  const start = readInstant(from ?? String(end - 86_400));
  const until = readInstant(to ?? String(end));
  if (start === null || until === null) {
    throw new ControlError({ message: "from or to is not an instant", expected });
  }
  if (start > until) throw new ControlError({ message: "from is later than to", expected });
  return new JsonText(toRowsBody(heartRateRows({ history, window: { start, end: until }, shape })));
}

function listGaps({ resident, exchange }: Omit<ResidentCall, "shape">): GapsAnswer {
  const expected = "from and to are days such as 2026-11-21";
  const range = readQuery({ exchange, schema: rangeSchema, expected });
  const { history, record } = resident;
  const days = [range.from ?? toDay(record.firstDay), range.to ?? toDay(history.lastDay)];
  if (!days.every(isDayText)) {
    throw new ControlError({ message: "from or to is not a day", expected });
  }
  const [from = 0, to = 0] = days.map(toDayNumber);
  if (from > to || to > history.lastDay + mostDaysAhead) {
    throw new ControlError({
      message: "from is later than to, or to is far ahead",
      expected: `${expected}, at most ${mostDaysAhead} days after the last night`,
    });
  }
  const silences = heartRateGaps({
    history,
    from: Math.max(from, record.firstDay) * daySeconds,
    until: (to + 1) * daySeconds,
  });
  return {
    days: [...dayGaps({ history, record, from, to })],
    silences: Array.from(silences, ({ from: start, until, cause }) => ({
      from: new Date(start * 1000).toISOString(),
      until: new Date(until * 1000).toISOString(),
      cause,
    })),
  };
}

/** Rows in pieces of about 64 kB. */
function* toRowsBody(rows: Iterable<{ row: string }>): Generator<string> {
  let piece = '{"data":[';
  let first = true;
  for (const { row } of rows) {
    piece += (first ? "" : ",") + row;
    first = false;
    if (piece.length < 64 * 1024) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}]}`;
}
