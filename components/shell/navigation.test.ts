import { describe, expect, it } from "vitest";
import { destinationGroups, frequentDestinations, isWithin, otherGroups } from "./navigation.ts";

describe("the current destination", () => {
  it("is a page itself and all that lies below it, not one whose name begins alike", () => {
    expect(isWithin({ pathname: "/teams", href: "/teams" })).toBe(true);
    expect(isWithin({ pathname: "/teams/1", href: "/teams" })).toBe(true);
    expect(isWithin({ pathname: "/teamsters", href: "/teams" })).toBe(false);
  });

  it("fits the bar of a phone: four frequent ones leave room for More", () => {
    expect(frequentDestinations).toHaveLength(4);
  });

  it("is in the bar or behind More, each page once", () => {
    const toHrefs = (groups: typeof destinationGroups) =>
      groups.flatMap(({ destinations }) => destinations.map(({ href }) => href));
    const reachable = [...frequentDestinations.map(({ href }) => href), ...toHrefs(otherGroups)];
    expect(reachable.toSorted()).toEqual(toHrefs(destinationGroups).toSorted());
    expect(new Set(reachable).size).toBe(reachable.length);
  });
});
