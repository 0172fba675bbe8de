import { describe, expect, it } from "vitest";
import { toBullet } from "./bullet-layout.ts";

describe("a bullet bar", () => {
  it("leaves room beyond its target", () => {
    expect(toBullet({ value: 250, target: 500 })).toEqual({ fill: 0.4, mark: 0.8 });
  });

  it("grows with what is far beyond", () => {
    expect(toBullet({ value: 1000, target: 500 })).toEqual({ fill: 1, mark: 0.5 });
  });

  it("has no fill without data, and an empty one at zero", () => {
    expect(toBullet({ value: null, target: 500 })).toEqual({ fill: null, mark: 0.8 });
    expect(toBullet({ value: 0, target: 500 })).toEqual({ fill: 0, mark: 0.8 });
  });

  it("has no scale without a target", () => {
    expect(toBullet({ value: 300, target: null })).toEqual({ fill: null, mark: null });
    expect(toBullet({ value: 300, target: 0 })).toEqual({ fill: null, mark: null });
  });
});
