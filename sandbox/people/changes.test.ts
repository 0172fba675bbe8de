import { describe, expect, test, vi } from "vitest";
import { toDayNumber } from "./calendar.ts";
import { drawnTypes } from "./catalogue.ts";
import { changesBy } from "./changes.ts";
import { History, type HistoryRecord } from "./history.ts";
import { toPersona } from "./persona.ts";
import { stories } from "./stories.ts";

// Years of documents; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const today = toDayNumber("2026-11-22");

function toHistory(id: string): { history: History; record: HistoryRecord } {
  const story = stories.find((candidate) => candidate.id === id);
  if (story === undefined) throw new Error(`no story ${id}`);
  const persona = toPersona({ story, seed: 1, today });
  const record = {
    firstDay: today - 12,
    nights: today - 1,
    days: today - 1,
    trims: {},
    deleted: [],
  };
  return { history: new History({ persona, record }), record };
}

/** What a client holds that fetched everything once and then only follows what it is told. */
class Mirror {
  readonly #history: History;
  readonly held = new Map<string, string>();

  constructor(history: History) {
    this.#history = history;
    for (const [key, body] of existing(history)) this.held.set(key, body);
  }

  follow({ event, type, id }: ReturnType<typeof changesBy>[number]): void {
    const document = this.#history.find({ type, id });
    expect(document === null, `${event} of ${type}`).toBe(event === "delete");
    expect(this.held.has(id), `${event} of ${type}`).toBe(event !== "create");
    if (document === null) this.held.delete(id);
    else this.held.set(id, JSON.stringify(document.body));
  }
}

function existing(history: History): Map<string, string> {
  return new Map(
    drawnTypes.flatMap((type) =>
      Array.from(history.all(type), ({ id, body }) => [id, JSON.stringify(body)] as const),
    ),
  );
}

describe.each(["steady", "ill", "shift", "oddities"])("a client that follows %s", (id) => {
  test("holds exactly what upstream has after every night and every day", () => {
    const { history, record } = toHistory(id);
    const mirror = new Mirror(history);
    for (let step = 0; step < 24; step++) {
      const move = () => {
        if (record.nights === record.days) record.nights += 1;
        else record.days = record.nights;
      };
      for (const change of changesBy({ history, move })) mirror.follow(change);
      expect(mirror.held).toEqual(existing(history));
    }
  });
});

test("new nights of the oddities bring late edits of the night before, and deletions of its naps", () => {
  const { history, record } = toHistory("oddities");
  const seen: { event: string; type: string; day: number }[] = [];
  for (let step = 0; step < 40; step++) {
    const changes = changesBy({
      history,
      move: () => {
        record.nights += 1;
      },
    });
    for (const { event, type, id } of changes) {
      const day = history.find({ type, id })?.day ?? record.nights - 1;
      seen.push({ event, type, day: day - record.nights });
    }
    record.days = record.nights;
  }
  const count = (event: string, type: string) =>
    seen.filter((change) => change.event === event && change.type === type && change.day <= 0)
      .length;
  expect(count("update", "sleep")).toBeGreaterThan(20);
  expect(count("update", "daily_sleep")).toBeGreaterThan(20);
  expect(count("update", "daily_readiness")).toBeGreaterThan(20);
  expect(count("delete", "sleep")).toBeGreaterThan(3);
  expect(Array.from(history.all("sleep"), ({ body }) => body.type)).toContain("deleted");
});

test("a late analysis adds the end of the night: more sleep, a later morning, the same id", () => {
  const { history, record } = toHistory("oddities");
  const late = Array.from({ length: 40 }, () => {
    record.nights += 1;
    record.days = record.nights;
    const night = () =>
      [...history.documents({ type: "sleep", from: record.nights, to: record.nights })].find(
        ({ release }) => release === "night",
      );
    const day = record.nights;
    const first = night();
    const isProvisional = history.isProvisional(day);
    record.nights += 1;
    const last = [...history.documents({ type: "sleep", from: day, to: day })].find(
      ({ release }) => release === "night",
    );
    expect(history.isProvisional(day)).toBe(false);
    return { isProvisional, first, last };
  }).filter(({ isProvisional }) => isProvisional);
  expect(late.length).toBeGreaterThan(10);
  for (const { first, last } of late) {
    if (first === undefined || last === undefined) throw new Error("a night is there both times");
    expect(last.id).toBe(first.id);
    expect(Number(last.body.time_in_bed)).toBeGreaterThan(Number(first.body.time_in_bed));
    expect(last.body.bedtime_start).toBe(first.body.bedtime_start);
  }
});
