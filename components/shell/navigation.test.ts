import { describe, expect, it } from "vitest";
import { destinations, isWithin } from "./navigation.ts";

describe("the current destination", () => {
  it("is a page itself and all that lies below it, not one whose name begins alike", () => {
    expect(isWithin({ pathname: "/teams", href: "/teams" })).toBe(true);
    expect(isWithin({ pathname: "/teams/1", href: "/teams" })).toBe(true);
    expect(isWithin({ pathname: "/teamsters", href: "/teams" })).toBe(false);
  });

  it("fits the bar of a phone: four frequent ones leave room for More", () => {
    expect(destinations.filter(({ isFrequent }) => isFrequent)).toHaveLength(4);
  });
});
