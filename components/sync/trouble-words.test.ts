import { describe, expect, it } from "vitest";
import { toTroubleWords } from "./trouble-words.ts";

const well = { state: "complete", lastError: null, deadEvents: 0 } as const;

describe("toTroubleWords", () => {
  it("has nothing to say while all is well, nor of what is not shared", () => {
    expect(toTroubleWords({ type: well, status: "active" })).toBeNull();
    const withheld = { ...well, state: "not_granted", lastError: "not granted" } as const;
    expect(toTroubleWords({ type: withheld, status: "active" })).toBeNull();
  });

  it("says what happened, what is done, and what can be done", () => {
    const failing = { ...well, lastError: "Oura did not answer." };
    expect(toTroubleWords({ type: failing, status: "active" })).toMatchObject({
      what: "Oura did not answer.",
      we: expect.stringContaining("tried again by itself"),
      you: expect.stringContaining("Re-read"),
    });
    const failed = { ...well, state: "failed" } as const;
    expect(toTroubleWords({ type: failed, status: "active" })?.what).toContain("to its end");
  });

  it("promises no try on a connection that does not work", () => {
    const failing = { ...well, lastError: "The connection to Oura must be renewed." };
    const words = toTroubleWords({ type: failing, status: "needs_reauth" });
    expect(words?.we).not.toContain("tried again");
    expect(words?.you).toContain("Connect your ring again");
  });

  it("tells of messages that could not be applied", () => {
    expect(toTroubleWords({ type: { ...well, deadEvents: 1 }, status: "active" })?.what).toBe(
      "1 message of Oura’s could not be applied.",
    );
  });
});
