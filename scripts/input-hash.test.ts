import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hashFiles, listFiles } from "./input-hash.ts";

let root = "";
const hash = (): string => hashFiles({ root, files: listFiles({ root, paths: ["a", "b.txt"] }) });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "ringboard-hash-"));
  mkdirSync(join(root, "a", "deep"), { recursive: true });
  writeFileSync(join(root, "a", "deep", "one"), "1");
  writeFileSync(join(root, "a", "two"), "2");
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("the hash of inputs", () => {
  test("lists files in folders and by name, sorted, without those that are missing", () => {
    expect(listFiles({ root, paths: ["b.txt", "a"] })).toEqual([join("a", "deep", "one"), "a/two"]);
  });

  test("stays the same for the same content and changes with content, name or a new file", () => {
    const before = hash();
    expect(hash()).toBe(before);
    writeFileSync(join(root, "b.txt"), "");
    const withFile = hash();
    expect(withFile).not.toBe(before);
    writeFileSync(join(root, "b.txt"), "x");
    expect(hash()).not.toBe(withFile);
    rmSync(join(root, "b.txt"));
    expect(hash()).toBe(before);
  });

  test("tells content that moved from one file to the next", () => {
    const before = hash();
    writeFileSync(join(root, "a", "deep", "one"), "12");
    writeFileSync(join(root, "a", "two"), "");
    expect(hash()).not.toBe(before);
  });
});
