import { describe, expect, it } from "vitest";
import { toRefreshWindow, toUnreadStretch } from "./refresh-window.ts";

describe("toRefreshWindow", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  const recently = new Date("2026-11-22T11:00:00Z");
  const newestDay = "2026-11-22";
  const longAgo = new Date("2026-09-01T08:00:00Z");

  it("re-reads a week before the last re-read, however long ago that was", () => {
    const read = { lastSuccessAt: recently, rereadAt: longAgo, newestDay, now };
    expect(toRefreshWindow({ depth: "week", ...read })).toEqual({
      firstDay: "2026-08-25",
      lastDay: "2026-11-23",
    });
  });

  it("reaches back behind the last successful read with a shallow one", () => {
    const read = { lastSuccessAt: longAgo, rereadAt: longAgo, newestDay, now };
    expect(toRefreshWindow({ depth: "poll", ...read }).firstDay).toBe("2026-08-30");
  });

  it("reads at least the days asked for", () => {
    const read = { lastSuccessAt: recently, rereadAt: recently, newestDay, now };
    expect(toRefreshWindow({ depth: "quarter", ...read }).firstDay).toBe("2026-08-25");
    const unread = { lastSuccessAt: null, rereadAt: null, newestDay, now };
    expect(toRefreshWindow({ depth: "week", ...unread }).firstDay).toBe("2026-11-16");
  });

  it("begins at the newest day stored, for a ring that comes back with what it recorded long ago", () => {
    const read = { lastSuccessAt: recently, rereadAt: recently, newestDay: "2026-10-30", now };
    expect(toRefreshWindow({ depth: "ring_synced", ...read }).firstDay).toBe("2026-10-30");
    expect(toRefreshWindow({ depth: "week", ...read, newestDay: null }).firstDay).toBe(
      "2026-08-24",
    );
    expect(toRefreshWindow({ depth: "poll", ...read }).firstDay).toBe("2026-11-20");
  });
});

describe("toUnreadStretch", () => {
  const window = { firstDay: "2026-11-20", lastDay: "2026-11-23" };

  it("is what lies between the newest stored day and the window", () => {
    expect(toUnreadStretch({ window, newestDay: "2026-11-01" })).toEqual({
      firstDay: "2026-11-01",
      lastDay: "2026-11-19",
    });
  });

  it("is nothing where they meet", () => {
    expect(toUnreadStretch({ window, newestDay: "2026-11-20" })).toBeNull();
  });
});
