import { describe, expect, it } from "vitest";
import { isIllness, toTagName } from "./tag-name.ts";

const nothing = { code: null, customName: null, comment: null };

describe("the name of a tag", () => {
  it("is what Oura's code says, in words", () => {
    expect(toTagName({ ...nothing, code: "tag_generic_alcohol" })).toBe("Alcohol");
    expect(toTagName({ ...nothing, code: "tag_generic_latemeal" })).toBe("Late meal");
    expect(toTagName({ ...nothing, code: "tag_sleep_blue_light", comment: "tv" })).toBe(
      "Blue light",
    );
  });

  it("is the person's own where the code is custom", () => {
    expect(toTagName({ code: "custom", customName: "dog barked", comment: "twice" })).toBe(
      "Dog barked",
    );
  });

  it("is the remark where there is nothing else, and never empty", () => {
    expect(toTagName({ ...nothing, comment: "long drive" })).toBe("Long drive");
    expect(toTagName({ ...nothing, code: "custom", comment: "" })).toBe("Tag");
    expect(toTagName(nothing)).toBe("Tag");
  });

  it("tells illness from what only sounds like it", () => {
    expect(isIllness("Fever")).toBe(true);
    expect(isIllness(toTagName({ ...nothing, code: "tag_generic_sorethroat" }))).toBe(true);
    expect(isIllness("Cold shower")).toBe(false);
  });
});
