import process from "node:process";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SandboxClient } from "../../../sandbox/client.ts";
import { getAccessToken } from "../../connections/tokens.ts";
import { closeDatabase } from "../../db/client.ts";
import { asSystem, asUser } from "../../db/scope.ts";
import { toDay } from "../../time/day.ts";
import type { ConnectedPerson } from "../testing/connected-person.ts";
import { connectEverybody, type Everybody } from "../testing/everybody.ts";
import {
  type RunningSandbox,
  startSandbox,
  toSandboxEnvironment,
} from "../testing/sandbox-process.ts";
import { getGaps } from "./data.ts";
import type { GapKind } from "./reason.ts";
import { getSilences } from "./silence-data.ts";
import { toAnswered } from "./testing/answered.ts";

// Nine people who wear their rings as people do, and a sandbox that knows why each of their days is missing.
let sandbox: RunningSandbox;
let control: SandboxClient;
let everybody: Everybody;

/** What the sandbox calls a cause, in the words of the product. */
const kindOf = {
  not_worn: "not_worn",
  low_battery: "low_battery",
  not_measured: "nothing_returned",
  deleted: "deleted",
  not_synced: "not_synced",
} as const satisfies Record<string, GapKind>;

const leastShare = 0.95;
const shares: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ SANDBOX_YEARS: "0.3" });
  control = new SandboxClient({ url: sandbox.url });
  for (const [name, value] of Object.entries(toSandboxEnvironment(sandbox.url))) {
    vi.stubEnv(name, value);
  }
  everybody = await connectEverybody(sandbox.url);
  expect(await everybody.backfill()).toEqual([]);
}, 400_000);

afterAll(async () => {
  await everybody?.close();
  await sandbox?.stop();
  await closeDatabase();
  process.stdout.write(`${shares.join("\n")}\n`);
});

const personas = [
  "steady",
  "parent",
  "athlete",
  "traveller",
  "newcomer",
  "shift",
  "ill",
  "lapsed",
  "oddities",
] as const;

function requirePerson(persona: string): ConnectedPerson {
  const person = everybody.people.get(persona);
  if (person === undefined) throw new Error(`nobody is connected to ${persona}`);
  return person;
}

/** A persona's days from the first to today, as the sandbox and as the product tell them. */
async function readBoth(persona: string) {
  const { first_day: from, time_zone: timeZone } = await control.persona(persona);
  const { userId } = requirePerson(persona);
  const to = toDay({ instant: Date.now(), timeZone });
  const truth = await control.gaps(persona, { from, to });
  const answer = await asUser(userId, (db) => getGaps(db, { userId, from, to }));
  return { truth, answered: toAnswered(answer) };
}

describe("a missing day", () => {
  it.each(personas)("has its true reason in at least 95 of 100 cases: %s", async (persona) => {
    const { truth, answered } = await readBoth(persona);
    const wrong = truth.days.flatMap(({ type, day, cause }) => {
      const said = answered.get(`${type} ${day}`) ?? null;
      return said === kindOf[cause] ? [] : [`${type} ${day}: ${said}, truly ${cause}`];
    });
    const share = 1 - wrong.length / truth.days.length;
    shares.push(
      `${persona}: ${(share * 100).toFixed(1)} % of ${truth.days.length} missing days have their true reason`,
    );
    expect(truth.days.length).toBeGreaterThan(10);
    expect(share, wrong.slice(0, 20).join("\n")).toBeGreaterThanOrEqual(leastShare);
  });

  it.each(personas)(
    "is one that upstream has nothing of, and no other day is: %s",
    async (persona) => {
      const { truth, answered } = await readBoth(persona);
      const missing = truth.days.map(({ type, day }) => `${type} ${day}`);
      expect([...answered.keys()].toSorted()).toEqual(missing.toSorted());
    },
  );
});

describe("a missing hour", () => {
  it.each(personas)("has its true reason in at least 95 of 100 cases: %s", async (persona) => {
    const { last_day: lastDay } = await control.persona(persona);
    const { userId } = requirePerson(persona);
    const end = Date.parse(`${lastDay}T00:00:00Z`);
    let count = 0;
    const wrong: string[] = [];
    for (let ago = 1; ago <= 40; ago += 1) {
      const from = end - ago * 86_400_000;
      const day = new Date(from).toISOString().slice(0, 10);
      const truth = await control.gaps(persona, { from: day, to: day });
      const { silences } = await asUser(userId, (db) =>
        getSilences(db, { userId, from, to: from + 86_400_000 }),
      );
      const said = new Map(silences.map(({ from: start, kind }) => [start, kind]));
      for (const { from: start, until, cause } of truth.silences) {
        count += 1;
        const kind = said.get(start) ?? null;
        if (kind !== kindOf[cause]) wrong.push(`${start} to ${until}: ${kind}, truly ${cause}`);
      }
    }
    const share = 1 - wrong.length / count;
    shares.push(
      `${persona}: ${(share * 100).toFixed(1)} % of ${count} silences have their true reason`,
    );
    expect(share, wrong.slice(0, 20).join("\n")).toBeGreaterThanOrEqual(leastShare);
  });
});

/** What the product says of a night of the newest day that the sandbox has. */
async function explainNewest(persona: string): Promise<GapKind | undefined> {
  const { userId } = requirePerson(persona);
  const { last_night: day } = await control.persona(persona);
  const { types } = await asUser(userId, (db) =>
    getGaps(db, { userId, from: day, to: day, types: ["sleep"] }),
  );
  return types.sleep?.runs[0]?.kind;
}

describe("a night of which no event came", () => {
  it("is lost and being re-read, but where access was lost first; the re-read brings it", async () => {
    await asSystem("maintenance", (db) =>
      db.syncState.updateMany({ data: { lastSuccessAt: new Date(Date.now() - 3_600_000) } }),
    );
    await control.press("lapsed", "membership");
    const { userId } = requirePerson("steady");
    const accessToken = await getAccessToken({ userId });
    const revoke = `${sandbox.url}/oauth/revoke?access_token=${accessToken}`;
    expect((await fetch(revoke, { method: "POST" })).ok).toBe(true);

    await everybody.press(["new-night"]);
    for (const persona of personas) expect(await explainNewest(persona)).toBe("not_synced");
    await everybody.press(["new-day"]);
    await everybody.refresh({ types: ["heartrate"], depth: "poll" });
    expect(await explainNewest("lapsed")).toBe("membership_ended");
    expect(await explainNewest("steady")).toBe("connection_lost");
    const others = personas.filter((persona) => persona !== "lapsed" && persona !== "steady");
    for (const persona of others) expect(await explainNewest(persona), persona).toBe("rereading");
    await everybody.refresh({ types: ["sleep"], depth: "week" });
    for (const persona of others) expect(await explainNewest(persona), persona).toBeUndefined();
  }, 120_000);
});
