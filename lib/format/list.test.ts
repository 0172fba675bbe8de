import { describe, expect, it } from "vitest";
import { formatList } from "./list.ts";

describe("a list in a sentence", () => {
  it("puts commas between all but the last two, and nothing for none", () => {
    expect(formatList([])).toBe("");
    expect(formatList(["sleep"])).toBe("sleep");
    expect(formatList(["sleep", "activity"])).toBe("sleep and activity");
    expect(formatList(["sleep", "readiness", "activity"])).toBe("sleep, readiness and activity");
  });
});
