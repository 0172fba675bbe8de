import { z } from "zod";
import { isDataTypeId } from "#lib/oura/registry.ts";
import { toListBody } from "../api/documents.ts";
import { heartRateRows } from "../api/heart-rate.ts";
import { readInstant } from "../api/window.ts";
import { toDay } from "../people/calendar.ts";
import { toPersonalInfo } from "../people/documents/possessions.ts";
import type { Population, Resident } from "../people/population.ts";
import {
  detail,
  type Exchange,
  type Handler,
  json,
  type Reply,
  redirect,
} from "../server/exchange.ts";
import { type Faults, faultSchema } from "../server/faults.ts";
import type { Route } from "../server/router.ts";
import type { StateStore } from "../state.ts";
import type { Change } from "../webhooks/announcer.ts";
import { withSameOrigin } from "./same-origin.ts";
import type { Timeline } from "./timeline.ts";

export interface ControlContext {
  store: StateStore;
  population: Population;
  timeline: Timeline;
  faults: Faults;
  reset: () => void;
}

/** What the buttons do, each under its own path. */
function toActions(
  timeline: Timeline,
): Readonly<Record<string, (resident: Resident) => readonly Change[]>> {
  return {
    "new-night": (resident) => timeline.newNight(resident),
    "new-day": (resident) => timeline.newDay(resident),
    "edit-night": (resident) => timeline.editNight(resident),
    "delete-workout": (resident) => timeline.deleteNewest({ resident, kind: "workout" }),
    "delete-nap": (resident) => timeline.deleteNewest({ resident, kind: "nap" }),
    membership: (resident) => {
      timeline.toggleMembership(resident);
      return [];
    },
  };
}

/** Control for tests, as JSON; the same actions answer a form with a redirect to the page. */
export function toControlRoutes(context: ControlContext): readonly Route[] {
  const { store, population, faults, reset } = context;
  const root = "/_sandbox";
  const post = (path: string, handler: Handler): Route => ({
    method: "POST",
    path: root + path,
    handler: withSameOrigin(handler),
  });
  const get = (path: string, handler: Handler): Route => ({
    method: "GET",
    path: root + path,
    handler,
  });
  const actions = Object.entries(toActions(context.timeline)).map(([name, act]) =>
    post(
      `/personas/:id/${name}`,
      withResident({
        population,
        answer: ({ resident, exchange }) => runAction({ resident, exchange, act }),
      }),
    ),
  );
  return [
    ...actions,
    get("/health", () => json({ body: { status: "ok" } })),
    get("/personas", () => json({ body: { data: population.all().map(describe) } })),
    get("/personas/:id/documents/:type", withResident({ population, answer: listAll })),
    get("/personas/:id/heartrate", withResident({ population, answer: listHeartRate })),
    get("/deliveries", () => json({ body: { data: store.value.deliveries.toReversed() } })),
    post("/reset", () => {
      reset();
      return json({ body: { status: "reset" } });
    }),
    post("/faults", async (exchange) => setFault({ exchange, faults })),
  ];
}

interface ResidentCall {
  resident: Resident;
  exchange: Exchange;
}

function withResident({
  population,
  answer,
}: {
  population: Population;
  answer: (call: ResidentCall) => Reply;
}): Handler {
  return (exchange) => {
    const resident = population.get(exchange.params.id ?? "");
    return resident === null
      ? detail({ status: 404, message: "No such persona" })
      : answer({ resident, exchange });
  };
}

function runAction({
  resident,
  exchange,
  act,
}: ResidentCall & { act: (resident: Resident) => readonly Change[] }): Reply {
  const changes = act(resident);
  const fromPage = exchange.request.headers.accept?.includes("text/html") ?? false;
  if (fromPage) return redirect({ location: `/#${resident.persona.id}`, status: 303 });
  return json({ body: { ...describe(resident), changes } });
}

/** A persona as control shows it; days are the last night and the last daytime that exist. */
function describe({ persona, record, history }: Resident) {
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

/** Every document of a type that exists now, oldest first, exactly as the API serves it. */
function listAll({ resident, exchange }: ResidentCall): Reply {
  const type = exchange.params.type ?? "";
  if (!isDataTypeId(type)) return detail({ status: 404, message: "No such data type" });
  const { history } = resident;
  if (type === "personal_info") {
    const info = toPersonalInfo({ person: history.person, scopes: ["personal", "email"] });
    return json({ body: { data: [info] } });
  }
  const headers = { "content-type": "application/json" };
  return { status: 200, headers, body: toListBody(history.all(type)) };
}

function listHeartRate({ resident, exchange }: ResidentCall): Reply {
  const query = exchange.url.searchParams;
  const { history } = resident;
  const end = history.heartRateEnd;
  const start = readInstant(query.get("from") ?? String(end - 86_400));
  const until = readInstant(query.get("to") ?? String(end));
  if (start === null || until === null)
    return detail({ status: 422, message: "from and to are instants" });
  const rows = heartRateRows({ history, window: { start, end: until } });
  return { status: 200, headers: { "content-type": "application/json" }, body: toRowsBody(rows) };
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

async function setFault({
  exchange,
  faults,
}: {
  exchange: Exchange;
  faults: Faults;
}): Promise<Reply> {
  const text = await exchange.text();
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return detail({ status: 422, message: "The body is not JSON" });
  }
  const parsed = faultSchema.safeParse(given);
  if (!parsed.success) return detail({ status: 422, message: z.prettifyError(parsed.error) });
  faults.add(parsed.data);
  return json({ body: { waiting: faults.left } });
}
