import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { StateStore } from "../state.ts";
import { hashToken } from "./bearers.ts";
import { Grants, type IssuedTokens } from "./grants.ts";
import { PersonalTokens } from "./personal-tokens.ts";

const seconds = 100;
const start = Date.parse("2026-11-22T10:00:00Z");

function open(store = new StateStore({ path: null, now: start })) {
  const clock = { now: start };
  const grants = new Grants({ store, accessTokenSeconds: seconds, now: () => clock.now });
  return { store, clock, grants };
}

let codes = 0;
const consent = () => ({
  personaId: "steady",
  clientId: "app",
  scopes: ["daily"],
  code: `code-${codes++}`,
});

/** What the token endpoint does with a refresh token. */
function refresh(grants: Grants, refreshToken: string): IssuedTokens | null {
  const found = grants.ofRefreshToken(refreshToken);
  if (found === null) return null;
  const { grant, isLive } = found;
  if (isLive) return grants.rotate({ grant, refreshToken, scopes: null });
  grants.revoke(grant.id);
  return null;
}

/** Everything that one consent ever brought, and how it stands in the model. */
interface Line {
  refreshTokens: string[];
  accessTokens: { token: string; expiresAt: number }[];
  isAlive: boolean;
}

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ act: fc.constant("exchange" as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant("refresh" as const), line: fc.nat(), token: fc.nat() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant("newest" as const), line: fc.nat() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant("revoke" as const), line: fc.nat(), token: fc.nat() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant("wait" as const),
      time: fc.integer({ min: 1, max: seconds }),
    }),
  },
);

test("whatever is exchanged, refreshed, reused and revoked: one live refresh token a grant, and nothing of a dead one", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { store, clock, grants } = open();
      const lines: Line[] = [];
      const add = (line: Line, issued: IssuedTokens) => {
        line.refreshTokens.push(issued.refreshToken);
        line.accessTokens.push({
          token: issued.accessToken,
          expiresAt: clock.now + seconds * 1000,
        });
        line.accessTokens = line.accessTokens
          .filter(({ expiresAt }) => expiresAt > clock.now)
          .slice(-20);
      };
      const use = (line: Line, token: string) => {
        const issued = refresh(grants, token);
        const isNewest = token === line.refreshTokens.at(-1);
        expect(issued !== null).toBe(line.isAlive && isNewest);
        if (issued === null) line.isAlive = false;
        else add(line, issued);
      };
      for (const taken of steps) {
        if (taken.act === "wait") {
          clock.now += taken.time * 1000;
        } else if (taken.act === "exchange") {
          const line: Line = { refreshTokens: [], accessTokens: [], isAlive: true };
          add(line, grants.create(consent()));
          lines.push(line);
        } else {
          const line = lines[taken.line % Math.max(1, lines.length)];
          if (!line) continue;
          const any = "token" in taken ? taken.token : line.refreshTokens.length - 1;
          const token = line.refreshTokens[any % line.refreshTokens.length] ?? "";
          if (taken.act === "revoke") {
            const grant = grants.ofToken(token);
            expect(grant !== null).toBe(line.isAlive);
            if (grant !== null) grants.revoke(grant.id);
            line.isAlive = false;
          } else use(line, token);
        }
        for (const line of lines) {
          const live = line.refreshTokens.filter((token) => grants.ofRefreshToken(token)?.isLive);
          expect(live).toEqual(line.isAlive ? line.refreshTokens.slice(-1) : []);
          for (const { token, expiresAt } of line.accessTokens)
            expect(grants.access(token) !== null).toBe(line.isAlive && expiresAt > clock.now);
        }
        expect(store.value.grants).toHaveLength(lines.filter(({ isAlive }) => isAlive).length);
      }
    }),
    { numRuns: 200 },
  );
});

test("grants, rotation and personal tokens survive a restart, and the file holds none of them in the clear", () => {
  const directory = mkdtempSync(join(tmpdir(), "sandbox-grants-"));
  try {
    const path = join(directory, "state.json");
    const before = open(new StateStore({ path, now: start }));
    const asked = consent();
    const first = before.grants.create(asked);
    const second = refresh(before.grants, first.refreshToken);
    if (second === null) throw new Error("the refresh failed");
    const { token } = new PersonalTokens({
      store: before.store,
      isWithdrawn: false,
      now: () => start,
    }).create({ personaId: "steady", scopes: ["daily"], note: "" });
    before.store.flush();

    const text = readFileSync(path, "utf8");
    for (const secret of [
      asked.code,
      first.accessToken,
      second.accessToken,
      token,
      ...first.refreshToken.split("."),
      ...second.refreshToken.split("."),
    ])
      expect(text).not.toContain(secret);

    const after = open(new StateStore({ path, now: start }));
    const personal = new PersonalTokens({
      store: after.store,
      isWithdrawn: false,
      now: () => start,
    });
    expect(personal.access(token)?.personaId).toBe("steady");
    expect(after.grants.access(second.accessToken)?.scopes).toEqual(["daily"]);
    expect(after.grants.ofCode(asked.code)).not.toBeNull();
    expect(refresh(after.grants, first.refreshToken)).toBeNull();
    expect(after.grants.access(second.accessToken)).toBeNull();
    expect(after.grants.list()).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("a state file from before tokens had families goes on working", () => {
  const directory = mkdtempSync(join(tmpdir(), "sandbox-grants-"));
  try {
    const path = join(directory, "state.json");
    const grant = {
      id: "g",
      personaId: "steady",
      clientId: "app",
      scopes: ["daily"],
      createdAt: start,
      accessTokens: [{ hash: hashToken("access"), expiresAt: start + 1000 }],
      refreshHash: hashToken("refresh"),
      usedRefreshHashes: [],
    };
    const state = {
      version: 1,
      createdAt: start,
      people: {},
      grants: [grant],
      subscriptions: [],
      deliveries: [],
    };
    writeFileSync(path, JSON.stringify(state));
    const { grants } = open(new StateStore({ path, now: start }));
    expect(grants.access("access")?.personaId).toBe("steady");
    const issued = refresh(grants, "refresh");
    const next = refresh(grants, issued?.refreshToken ?? "");
    expect(next).not.toBeNull();
    expect(refresh(grants, issued?.refreshToken ?? "")).toBeNull();
    expect(grants.list()).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
