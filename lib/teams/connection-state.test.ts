import { describe, expect, it } from "vitest";
import { toConnectionState } from "./connection-state.ts";

describe("what a team learns of a grant", () => {
  it("is one of three words, whatever the status", () => {
    expect(toConnectionState("active")).toBe("connected");
    expect(toConnectionState(null)).toBe("not_connected");
    expect(toConnectionState("revoked")).toBe("not_connected");
    expect(toConnectionState("needs_reauth")).toBe("needs_reconnecting");
    expect(toConnectionState("membership_ended")).toBe("needs_reconnecting");
  });
});
