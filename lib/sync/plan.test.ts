import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, daysBetween, eachDay } from "../time/day.ts";
import {
  type HistoryKind,
  type HistoryState,
  type HistoryWindow,
  ringsBegan,
  toNextWindow,
  toPieces,
} from "./plan.ts";

const startDay = "2026-11-23";

/** Walks a whole backfill over a history of days, as the worker does, and may be cut at any window. */
function walk({
  kind,
  history,
  historyStart,
}: {
  kind: HistoryKind;
  history: readonly Day[];
  historyStart?: Day | null | undefined;
}): HistoryWindow[] {
  const windows: HistoryWindow[] = [];
  let coveredFrom: Day | null = null;
  for (;;) {
    const from: Day = coveredFrom ?? "9999-12-31";
    const oldestDay = history.filter((day) => day >= from).toSorted()[0] ?? null;
    const isHeavy = history.length % 2 === 1;
    const state: HistoryState = { kind, isHeavy, startDay, coveredFrom, oldestDay, historyStart };
    const next = toNextWindow(state);
    if (next === null) return windows;
    windows.push(next);
    coveredFrom = next.firstDay;
    if (windows.length > 500) throw new Error("endless");
  }
}

const anyHistory = fc.array(
  fc.integer({ min: 0, max: 4000 }).map((age) => addDays({ day: startDay, count: -age })),
  { maxLength: 60 },
);

describe("toNextWindow", () => {
  it("leaves no day of a document type's history outside its windows, whatever the gaps", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const windows = walk({ kind: "documents", history });
        expect(windows.at(-1)?.firstDay).toBe(ringsBegan);
        for (const day of history) {
          expect(windows.some((w) => w.firstDay <= day && day <= w.lastDay)).toBe(true);
        }
      }),
    );
  });

  it("leaves no reading since the first document outside its windows", () => {
    fc.assert(
      fc.property(anyHistory, fc.array(fc.nat(100)), (documents, picks) => {
        const start = documents.toSorted()[0] ?? null;
        const history = picks.flatMap((pick) => documents[pick] ?? []);
        const windows = walk({ kind: "samples", history, historyStart: start });
        for (const day of history) {
          expect(windows.some((w) => w.firstDay <= day && day <= w.lastDay)).toBe(true);
        }
      }),
    );
  });

  it("goes newest first without overlap and without a hole between windows", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<HistoryKind>("documents", "samples"),
        anyHistory,
        (kind, history) => {
          const windows = walk({ kind, history, historyStart: history.toSorted()[0] ?? null });
          expect(windows[0]?.lastDay).toBe(startDay);
          for (const [index, window] of windows.entries()) {
            expect(window.firstDay <= window.lastDay).toBe(true);
            const older = windows[index + 1];
            if (older) expect(addDays({ day: older.lastDay, count: 1 })).toBe(window.firstDay);
          }
        },
      ),
    );
  });

  it("fills the newest 30 days at once", () => {
    const unread = { coveredFrom: null, oldestDay: null, historyStart: undefined };
    const state = { startDay, isHeavy: false, ...unread };
    for (const kind of ["documents", "samples"] as const) {
      const window = toNextWindow({ kind, ...state });
      expect(window).toEqual({
        firstDay: addDays({ day: startDay, count: -29 }),
        lastDay: startDay,
      });
    }
  });

  it("reads three years of documents in six requests, and an empty type in three", () => {
    const threeYears = eachDay({ firstDay: "2023-11-24", lastDay: startDay });
    expect(walk({ kind: "documents", history: threeYears })).toHaveLength(6);
    expect(walk({ kind: "documents", history: [] })).toHaveLength(3);
  });

  it("keeps reading samples while document types are not settled, and stops once they are", () => {
    const state = {
      kind: "samples",
      isHeavy: false,
      startDay,
      coveredFrom: "2020-01-01",
      oldestDay: "2023-01-01",
    } as const;
    expect(toNextWindow({ ...state, historyStart: undefined })).not.toBeNull();
    expect(toNextWindow({ ...state, historyStart: "2023-01-01" })).toBeNull();
  });

  it("reads a type without dates once", () => {
    expect(walk({ kind: "whole", history: [] })).toHaveLength(1);
  });
});

describe("toPieces", () => {
  it("covers the same days in runs that the heart-rate route accepts", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 1, max: 30 }), (length, most) => {
        const firstDay = addDays({ day: startDay, count: -length });
        const pieces = toPieces({ firstDay, lastDay: startDay, most });
        const days = pieces.flatMap((piece) => eachDay(piece)).toSorted();
        expect(days).toEqual(eachDay({ firstDay, lastDay: startDay }));
        for (const piece of pieces) {
          expect(daysBetween({ from: piece.firstDay, to: piece.lastDay })).toBeLessThan(most);
        }
      }),
    );
  });
});
