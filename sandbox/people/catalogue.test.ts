import { describe, expect, test, vi } from "vitest";
import { dataTypes, requireDataType } from "#lib/oura/registry.ts";
import { sampleHistories } from "../testing/sampled-histories.ts";
import { locate } from "./identifiers.ts";

// Everything of years is listed; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const histories = sampleHistories();

describe.each(dataTypes.filter(({ answer }) => answer === "list").map(({ id }) => id))(
  "%s",
  (id) => {
    const type = requireDataType(id);

    test("is read by the registered type without a complaint", () => {
      for (const history of histories) {
        for (const { body, id: documentId } of history.all(id)) {
          const read = type.read(body);
          if (body.id !== undefined) expect(read.documentId).toBe(documentId);
        }
      }
    });

    test("comes out the same in another process's history, in any order", () => {
      for (const [index, history] of histories.entries()) {
        const fresh = sampleHistories()[index];
        const before = Array.from(history.all(id), ({ body }) => JSON.stringify(body)).slice(-20);
        const again = [...(fresh?.all(id) ?? [])].toReversed().slice(0, 20).toReversed();
        expect(again.map(({ body }) => JSON.stringify(body))).toEqual(before);
      }
    });

    test("finds each document by its id, and no other person's", () => {
      const seen = new Set<string>();
      for (const [index, history] of histories.entries()) {
        const other = histories[(index + 1) % histories.length];
        for (const document of [...history.all(id)].slice(-40)) {
          expect(history.find({ type: id, id: document.id })?.body).toEqual(document.body);
          expect(other?.find({ type: id, id: document.id })).toBeNull();
          expect(seen.has(document.id)).toBe(false);
          seen.add(document.id);
        }
      }
    });

    test("is in the order of time", () => {
      for (const history of histories) {
        const starts = Array.from(history.all(id), ({ startsAt }) => startsAt);
        expect(starts).toEqual(starts.toSorted((left, right) => left - right));
      }
    });
  },
);

test("a text that is no id of this sandbox leads nowhere", () => {
  const seed = histories[0]?.person.seed ?? 0;
  expect(locate({ id: "not-an-id", seed, type: "sleep" })).toBeNull();
  expect(locate({ id: "00000000-0000-4000-8000-000000000000", seed, type: "sleep" })).toBeNull();
});

test("the oddities of recorded answers are there", () => {
  const bodies = (id: Parameters<typeof requireDataType>[0]) =>
    histories.flatMap((history) => Array.from(history.all(id), ({ body }) => body));
  expect(bodies("daily_spo2").some((body) => body.breathing_disturbance_index === null)).toBe(true);
  expect(
    bodies("daily_stress").some((body) => body.stress_high === 0 && body.day_summary === null),
  ).toBe(true);
  expect(
    bodies("ring_configuration").some((body) => String(body.set_up_at).startsWith("1970-01-01")),
  ).toBe(true);
  expect(bodies("sleep").some((body) => body.lowest_heart_rate === 255)).toBe(true);
  expect(bodies("sleep").some((body) => body.low_battery_alert === true)).toBe(true);
  expect(bodies("rest_mode_period").some((body) => body.start_time === body.end_time)).toBe(true);
  expect(bodies("enhanced_tag").some((body) => body.comment === "")).toBe(true);
  expect(bodies("workout").some((body) => body.distance === null)).toBe(true);
});
