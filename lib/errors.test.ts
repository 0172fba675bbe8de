import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { errorStatus } from "./errors.ts";

const documentation = readFileSync(new URL("../docs/api.md", import.meta.url), "utf8");
const lines = [...documentation.matchAll(/^\| `([a-z_]+)` \| (\d{3}) \| (.+) \|$/gm)];
const documented = lines.map(([, code, status]) => [code, Number(status)]);

describe("the error codes of docs/api.md", () => {
  it.each(Object.entries(errorStatus))("tell what %s means, and its status %i", (code, status) => {
    expect(documented.filter(([name]) => name === code)).toEqual([[code, status]]);
  });

  it("are all codes that the API knows", () => {
    expect(documented.filter(([code]) => !Object.hasOwn(errorStatus, String(code)))).toEqual([]);
  });
});
