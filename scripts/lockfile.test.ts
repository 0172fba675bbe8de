import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Entry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
  os?: string[];
  cpu?: string[];
};

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), "utf8"));
const manifest = read("package.json") as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const lock = read("package-lock.json") as { packages: Record<string, Entry> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
const toName = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + 13);

/** Below these lie published vulnerabilities. */
const floors = { next: "16.2.6", react: "19.2.6", "react-dom": "19.2.6", "next-auth": "4.24.15" };

/** Packages for other systems are locked too, but never installed here. */
function hasScriptHere([, entry]: [string, Entry]): boolean {
  const isForThisSystem =
    (entry.os?.includes(process.platform) ?? true) && (entry.cpu?.includes(process.arch) ?? true);
  return entry.hasInstallScript === true && isForThisSystem;
}

function isAtLeast({ version, floor }: { version: string; floor: string }): boolean {
  return version.localeCompare(floor, "en", { numeric: true }) >= 0;
}

describe("the locked dependencies", () => {
  test.each(Object.entries(floors))("hold every %s at %s or newer", (name, floor) => {
    const copies = packages.filter(([path]) => toName(path) === name);
    expect(copies.length).toBeGreaterThan(0);
    for (const [, { version = "" }] of copies) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      expect(isAtLeast({ version, floor }), version).toBe(true);
    }
  });

  test("are asked for in exact versions, and those are locked", () => {
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries(wanted)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  test("come from the public registry only, each with a checksum", () => {
    for (const [path, entry] of packages) {
      if (entry.link) continue;
      if (entry.resolved) expect(entry.resolved).toMatch(/^https:\/\/registry\.npmjs\.org\//);
      expect(entry.integrity, path).toMatch(/^sha\d+-/);
    }
  });

  test("run no install script that package.json does not approve", () => {
    const names = new Set(packages.filter(hasScriptHere).map(([path]) => toName(path)));
    expect([...names].filter((name) => manifest.allowScripts[name] === undefined)).toEqual([]);
  });
});
