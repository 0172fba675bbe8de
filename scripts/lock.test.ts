import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Failure } from "./failure.ts";
import { holdLock, readHolder } from "./lock.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringboard-lock-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the lock of a data folder", () => {
  test("is held by this process until it is released, and releasing twice is harmless", () => {
    const lock = holdLock({ dataFolder: folder });
    expect(readHolder(join(folder, "lock"))).toBe(process.pid);
    lock.release();
    lock.release();
    expect(readHolder(join(folder, "lock"))).toBeNull();
  });

  test("is taken over from a process that is gone", () => {
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    writeFileSync(join(folder, "lock"), `${gone}\n`);
    holdLock({ dataFolder: folder });
    expect(readHolder(join(folder, "lock"))).toBe(process.pid);
  });

  test("is taken over when it is nonsense, or names a living stranger", () => {
    for (const content of ["", "what?\n", "1\n"]) {
      writeFileSync(join(folder, "lock"), content);
      holdLock({ dataFolder: folder }).release();
    }
  });

  test("is refused in one line that says what to do while its holder lives", () => {
    // The parent of a test worker is the test runner: alive, and one of this project's own programs.
    writeFileSync(join(folder, "lock"), `${process.ppid}\n`);
    const take = (): unknown => holdLock({ dataFolder: folder });
    expect(take).toThrow(Failure);
    expect(take).toThrow(/^already running in [^\n]+: stop it first, or set DATA_DIR[^\n]+$/);
    expect(readFileSync(join(folder, "lock"), "utf8")).toBe(`${process.ppid}\n`);
  });

  test("is not removed by a release after somebody else took it over", () => {
    const lock = holdLock({ dataFolder: folder });
    writeFileSync(join(folder, "lock"), "1\n");
    lock.release();
    expect(readHolder(join(folder, "lock"))).toBe(1);
  });
});
