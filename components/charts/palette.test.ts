import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** The opaque oklch tokens of a rule as relative luminance. */
function readTokens(selector: string): Map<string, number> {
  const start = css.search(new RegExp(`\\n *${selector} \\{`));
  const rule = css.slice(start, css.indexOf("}", start));
  const tokens = rule.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ?([\d.]*)\);/g);
  return new Map(
    [...tokens].map(([, name = "", lightness, chroma, hue]) => [
      name,
      toLuminance({ lightness: Number(lightness), chroma: Number(chroma), hue: Number(hue) }),
    ]),
  );
}

// OKLCH to linear sRGB by Björn Ottosson's matrices, then WCAG 2's relative luminance.
function toLuminance({ lightness, chroma, hue }: Record<"lightness" | "chroma" | "hue", number>) {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (part: number) => Math.min(1, Math.max(0, part));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toContrast(one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one];
  return (high + 0.05) / (low + 0.05);
}

describe.each([":root", ".dark"])("the colour tokens of %s", (selector) => {
  const tokens = readTokens(selector);
  const get = (name: string) => {
    const luminance = tokens.get(name);
    if (luminance === undefined) throw new Error(`no token --${name}`);
    return luminance;
  };
  const against = (name: string, grounds: string[]) =>
    Math.min(...grounds.map((ground) => toContrast(get(name), get(ground))));
  const grounds = ["page", "surface", "sunken", "overlay"];

  it.each(["ink", "ink-muted", "ink-faint"])("keep --%s at 4.5:1 on every ground", (name) => {
    expect(against(name, grounds)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["info", "good", "warn", "bad"])("keep --%s at 4.5:1 on its soft ground", (name) => {
    expect(against(name, [`${name}-soft`, "surface"])).toBeGreaterThanOrEqual(4.5);
  });

  it("keep buttons and links at 4.5:1", () => {
    expect(against("primary-ink", ["primary", "primary-hover"])).toBeGreaterThanOrEqual(4.5);
    expect(against("accent", ["surface", "page"])).toBeGreaterThanOrEqual(4.5);
    expect(toContrast(1, get("bad-solid"))).toBeGreaterThanOrEqual(4.5);
  });

  it("keep every graphic at 3:1", () => {
    const graphics = [...tokens.keys()].filter((name) => /^(metric|stage)-|control$/.test(name));
    expect(graphics.length).toBeGreaterThanOrEqual(16);
    const pale = graphics.filter((name) => against(name, ["surface", "page"]) < 3);
    expect(pale).toEqual([]);
  });

  it("order the sleep stages by lightness, deep darkest and REM brightest", () => {
    expect(get("stage-deep")).toBeLessThan(get("stage-light"));
    expect(get("stage-light")).toBeLessThan(get("stage-rem"));
    expect(toContrast(get("stage-deep"), get("stage-light"))).toBeGreaterThan(1.5);
    expect(toContrast(get("stage-light"), get("stage-rem"))).toBeGreaterThan(1.5);
  });
});
