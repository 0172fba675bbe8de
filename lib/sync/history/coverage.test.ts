import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DataTypeId, dataTypes, requireDataType } from "../../oura/registry.ts";
import type { Day } from "../../time/day.ts";
import { type HistoryState, toHistoryKind, toNextWindow } from "../plan.ts";
import { isReread, type RefreshDepth, toNewestDay, toRefreshWindow } from "../refresh-window.ts";
import { fetchRecent, fetchWindow, type WindowContents } from "./fetch-window.ts";
import {
  createSimulatedClient,
  type LivedDocument,
  type RangeRule,
  toLivedDocument,
  toMs,
  toStoredDay,
  zonesOfTheWorld,
} from "./simulated-oura.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const datedTypes = dataTypes.flatMap((type) => (toHistoryKind(type) === "whole" ? [] : [type.id]));
const anyRule: fc.Arbitrary<RangeRule> = fc.record({
  isEndInclusive: fc.boolean(),
  basis: fc.constantFrom("day", "start"),
});
const anyKind = fc.constantFrom("night", "workout", "activity");
const anyZone = fc.constantFrom(...zonesOfTheWorld);
/** Any moment of six years, so that both changes of the clock are met in every zone. */
const anyMoment = fc
  .integer({ min: toMs("2021-01-01") / 60_000, max: toMs("2026-12-31") / 60_000 })
  .map((minute) => minute * 60_000);

const isSampleType = (type: DataTypeId) => requireDataType(type).answer === "samples";

/** What a read stores: documents by their id, readings by their second. */
function toIds(contents: WindowContents): string[] {
  return contents.kind === "samples"
    ? contents.samples.map(({ epochMs }) => String(epochMs))
    : contents.documents.map((document) => (document as LivedDocument).id);
}

const toId = (type: DataTypeId, { id, startMs }: LivedDocument) =>
  isSampleType(type) ? String(startMs) : id;

function toExtremeDays({ type, documents }: { type: DataTypeId; documents: LivedDocument[] }) {
  const isSample = isSampleType(type);
  const days = documents.map((document) => toStoredDay({ document, isSample })).toSorted();
  return { oldestDay: days[0] ?? null, newestDay: days.at(-1) ?? null };
}

/** A history read window by window as the worker does, each from what is stored alone. */
async function backfill({
  type,
  documents,
  rule,
  nowMs,
}: {
  type: DataTypeId;
  documents: LivedDocument[];
  rule: RangeRule;
  nowMs: number;
}): Promise<Set<string>> {
  const client = createSimulatedClient({ documents, rule, nowMs });
  const stored = new Set<string>();
  const kind = toHistoryKind(requireDataType(type));
  const isHeavy = requireDataType(type).heavy.length > 0;
  const historyStart = toExtremeDays({ type, documents }).oldestDay;
  let coveredFrom: Day | null = null;
  for (let count = 0; count < 500; count += 1) {
    const held = documents.filter((document) => stored.has(toId(type, document)));
    const state: HistoryState = {
      kind,
      isHeavy,
      startDay: toNewestDay(nowMs),
      coveredFrom,
      oldestDay: toExtremeDays({ type, documents: held }).oldestDay,
      historyStart: kind === "samples" ? historyStart : undefined,
    };
    const window = toNextWindow(state);
    if (window === null) return stored;
    const contents = await fetchWindow({ client, type, window });
    for (const id of toIds(contents)) stored.add(id);
    coveredFrom = window.firstDay;
  }
  throw new Error("endless");
}

describe("the windows of a backfill", () => {
  it.each(datedTypes)(
    "hold every day of %s, in any zone, at any moment, however upstream reads a range",
    async (type) => {
      const lived = fc.record({
        ageMs: fc.oneof(
          fc.integer({ min: 0, max: 3 * dayMs }),
          fc.integer({ min: 0, max: 2000 * dayMs }),
        ),
        timeZone: anyZone,
        kind: anyKind,
      });
      await fc.assert(
        fc.asyncProperty(
          anyMoment,
          anyRule,
          fc.array(lived, { maxLength: 25 }),
          async (nowMs, rule, given) => {
            const documents = given.map(({ ageMs, ...rest }, index) =>
              toLivedDocument({
                id: `d${index}`,
                startMs: nowMs - ageMs,
                uploadedMs: nowMs - ageMs,
                ...rest,
              }),
            );
            const stored = await backfill({ type, documents, rule, nowMs });
            const missed = documents.filter((document) => !stored.has(toId(type, document)));
            expect(missed).toEqual([]);
          },
        ),
        { numRuns: 300 },
      );
    },
    30_000,
  );
});

interface Read {
  /** Since the one before. */
  afterMs: number;
  depth: RefreshDepth;
  isLost: boolean;
}

const anyRead: fc.Arbitrary<Read> = fc.record({
  afterMs: fc.oneof(
    fc.integer({ min: hourMs / 6, max: 30 * hourMs }),
    fc.integer({ min: dayMs, max: 40 * dayMs }),
  ),
  depth: fc.constantFrom("poll", "ring_synced", "asked", "week"),
  isLost: fc.boolean(),
});

/**
 * A document every eight hours but for spans without the ring, handed over when the ring next syncs;
 * some come days later still.
 */
const anyLife = fc
  .record({
    startMs: anyMoment,
    days: fc.integer({ min: 1, max: 90 }),
    syncs: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
    late: fc.array(fc.nat(270), { maxLength: 8 }),
    away: fc.array(fc.tuple(fc.nat(270), fc.nat(90)), { maxLength: 3 }),
    timeZone: anyZone,
    kind: anyKind,
    rule: anyRule,
  })
  .map(({ startMs, days, syncs, late, away, timeZone, kind, rule }) => {
    const endMs = startMs + days * dayMs;
    const moments = [...syncs.map((at) => startMs + at * days * dayMs), endMs].toSorted(
      (a, b) => a - b,
    );
    const documents = Array.from({ length: days * 3 }, (_, index) => {
      const begins = startMs + index * 8 * hourMs;
      const handedOver = moments.find((at) => at >= begins) ?? endMs;
      const isPrompt = handedOver - begins < dayMs;
      const delayMs = isPrompt && late.includes(index) ? 5 * dayMs : 0;
      const uploadedMs = handedOver + delayMs;
      return toLivedDocument({ id: `d${index}`, startMs: begins, uploadedMs, timeZone, kind });
    });
    const isAway = (index: number) =>
      away.some(([from, length]) => from <= index && index < from + length);
    return { startMs, endMs, documents: documents.filter((_, index) => !isAway(index)), rule };
  });

describe("re-reads after the backfill", () => {
  it.each(["sleep", "daily_sleep", "daily_activity", "heartrate"] as const)(
    "find all of %s that came late or after weeks away, whatever was read or lost between",
    async (type) => {
      await fc.assert(
        fc.asyncProperty(
          anyLife,
          fc.array(anyRead, { maxLength: 12 }),
          async ({ startMs, endMs, documents, rule }, reads) => {
            let now = startMs;
            const stored = await backfill({
              type,
              documents: documents.filter(({ uploadedMs }) => uploadedMs <= now),
              rule,
              nowMs: now,
            });
            let [lastSuccessAt, rereadAt] = [new Date(now), new Date(now)];
            const last: Read = {
              afterMs: Math.max(0, endMs + 6 * dayMs - now),
              depth: "week",
              isLost: false,
            };
            for (const { afterMs, depth, isLost } of [...reads, last]) {
              now += afterMs;
              if (isLost) continue;
              const held = documents.filter((document) => stored.has(toId(type, document)));
              const { newestDay } = toExtremeDays({ type, documents: held });
              const { contents } = await fetchRecent({
                client: createSimulatedClient({ documents, rule, nowMs: now }),
                type,
                window: toRefreshWindow({ depth, lastSuccessAt, rereadAt, newestDay, now }),
                newestDay,
              });
              for (const id of toIds(contents)) stored.add(id);
              lastSuccessAt = new Date(now);
              if (isReread(depth)) rereadAt = new Date(now);
            }
            const missed = documents.filter((document) => !stored.has(toId(type, document)));
            expect(missed).toEqual([]);
          },
        ),
        { numRuns: 600 },
      );
    },
    30_000,
  );
});
