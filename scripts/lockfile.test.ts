import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Entry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
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
function isForThisSystem([, { os, cpu, libc }]: [string, Entry]): boolean {
  const matches = (list: string[] | undefined, value: string): boolean =>
    list?.includes(value) ?? true;
  return matches(os, process.platform) && matches(cpu, process.arch) && !libc?.includes("musl");
}

/** Where Node would look for a package, seen from another one's folder. */
function isLocked({ name, from }: { name: string; from: string }): boolean {
  for (let folder = `${from}/`; ; folder = folder.slice(0, folder.lastIndexOf("node_modules/"))) {
    if (lock.packages[`${folder}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
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

  test("come from the public registry only, with a checksum for whatever is installed here", () => {
    for (const [path, { integrity, resolved }] of packages) {
      if (resolved) expect(resolved).toMatch(/^https:\/\/registry\.npmjs\.org\//);
      if (integrity) expect(integrity, path).toMatch(/^sha512-/);
    }
    const unchecked = packages.filter(isForThisSystem).filter(([, { integrity }]) => !integrity);
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });

  test("name every optional package, or else npm ci refuses the whole list", () => {
    const missing = packages.flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked({ name, from })),
    );
    expect(missing).toEqual([]);
  });

  test("run no install script that package.json does not approve", () => {
    const names = new Set(
      packages
        .filter(isForThisSystem)
        .filter(([, entry]) => entry.hasInstallScript)
        .map(([path]) => toName(path)),
    );
    expect([...names].filter((name) => manifest.allowScripts[name] === undefined)).toEqual([]);
  });
});
