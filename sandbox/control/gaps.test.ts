import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.stop());

describe("what is missing", () => {
  test("is told with its true cause: not worn, deleted, or not handed over yet", async () => {
    const { control } = sandbox;
    const { last_night: last } = await control.persona("parent");
    const [from, to] = ["2026-09-01", "2026-11-23"];
    await control.press("parent", "delete-night");
    const { days } = await control.gaps("parent", { from, to });
    const causeOf = (type: string, on: string) =>
      days.find((gap) => gap.type === type && gap.day === on)?.cause;
    expect(causeOf("daily_sleep", last)).toBe("deleted");
    expect(causeOf("sleep", to)).toBe("not_synced");
    const scores = await control.documents("parent", "daily_sleep");
    const nights = new Set(scores.flatMap((one) => (one.day && one.day >= from ? [one.day] : [])));
    const told = days.filter((gap) => gap.type === "daily_sleep");
    expect(told.every((gap) => !nights.has(gap.day))).toBe(true);
    expect(told.filter(({ cause }) => cause === "not_worn").length).toBeGreaterThan(2);
    expect(nights.size + told.length).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1);
  });

  test("of heart rate are the stretches between its rows", async () => {
    const { control } = sandbox;
    const { silences } = await control.gaps("shift", { from: "2026-10-20", to: "2026-11-02" });
    expect(silences.length).toBeGreaterThan(10);
    for (const { from, until } of silences) {
      const rows = await control.heartRate("shift", { from, to: until });
      expect(rows.filter(({ timestamp }) => Date.parse(timestamp) > Date.parse(from))).toEqual([]);
      expect(Date.parse(until) - Date.parse(from)).toBeGreaterThan(900_000);
    }
  });

  test.each(["from=2026-02-30", "from=2026-11-02&to=2026-11-01", "to=9999-12-31"])(
    "takes days in their order and not far ahead, which %s is not",
    async (query) => {
      const answer = await fetch(`${sandbox.base}/_sandbox/personas/steady/gaps?${query}`);
      expect(answer.status).toBe(400);
    },
  );
});
