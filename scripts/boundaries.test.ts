import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
let project = "";

/** An empty project with this one's lint configuration, whose globs start at its folder. */
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "ringboard-lint-"));
  for (const name of [".oxlintrc.json", "package.json", "tsconfig.json"]) {
    symlinkSync(join(root, name), join(project, name));
  }
});
afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

function plant(files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
  }
}

/** The rules that the planted files break. */
function lint(): string[] {
  const linter = join(root, "node_modules", "oxlint", "bin", "oxlint");
  const result = spawnSync(process.execPath, [linter, "--format=json", "."], {
    cwd: project,
    encoding: "utf8",
    timeout: 20_000,
  });
  const report = JSON.parse(result.stdout) as { diagnostics: { code: string }[] };
  const codes = new Set(report.diagnostics.map(({ code }) => /\((.*)\)/.exec(code)?.[1] ?? code));
  expect(result.status).toBe(codes.size > 0 ? 1 : 0);
  return [...codes].toSorted();
}

const value = (name: string): string => `export const ${name} = 1;\n`;
const uses = ({ from, name }: { from: string; name: string }): string =>
  `import { ${name} } from "${from}";\n\nexport const ${name}Twice = ${name} * 2;\n`;

describe("the linter", () => {
  test("accepts imports that flow from app through components to lib", () => {
    plant({
      "lib/one.ts": value("one"),
      "components/two.ts": uses({ from: "#lib/one.ts", name: "one" }),
      "app/three.ts": uses({ from: "../components/two.ts", name: "oneTwice" }),
    });
    expect(lint()).toEqual([]);
  });

  test.each([
    ["lib to components by alias", "lib/sync/planted.ts", "#components/two.ts"],
    ["lib to components by path", "lib/sync/planted.ts", "../../components/two.ts"],
    ["lib to app", "lib/sync/planted.ts", "../../app/two.ts"],
    ["lib to the sandbox", "lib/sync/planted.ts", "../../sandbox/two.ts"],
    ["lib to the sandbox's client", "lib/sync/planted.ts", "../../sandbox/client.ts"],
    ["a test of lib to the sandbox", "lib/sync/planted.test.ts", "../../sandbox/two.ts"],
    ["components to app", "components/planted.ts", "../app/two.ts"],
    ["lib/oura to a framework", "lib/oura/planted.ts", "react"],
    ["lib/oura to another folder of lib", "lib/oura/planted.ts", "#lib/db/client.ts"],
    ["the sandbox to the application's lib", "sandbox/planted.ts", "#lib/db/client.ts"],
    ["the sandbox to components", "sandbox/planted.ts", "#components/two.ts"],
  ])("rejects an import from %s", (_, path, from) => {
    plant({ [path]: uses({ from, name: "two" }) });
    expect(lint()).toContain("no-restricted-imports");
  });

  test("accepts lib/oura and the sandbox importing what they may", () => {
    plant({
      "lib/oura/one.ts": value("one"),
      "lib/oura/two.ts": uses({ from: "./one.ts", name: "one" }),
      "lib/oura/three.ts": `import { z } from "zod";\n\nexport const three = z.string();\n`,
      "sandbox/four.ts": uses({ from: "../lib/oura/one.ts", name: "one" }),
      "sandbox/five.ts": uses({ from: "#lib/oura/one.ts", name: "one" }),
    });
    expect(lint()).toEqual([]);
  });

  test("accepts a test of lib that controls the sandbox by its client", () => {
    plant({
      "sandbox/client.ts": value("client"),
      "lib/sync/one.db.test.ts": uses({ from: "../../sandbox/client.ts", name: "client" }),
    });
    expect(lint()).toEqual([]);
  });

  test("rejects a circle of imports", () => {
    plant({
      "lib/a.ts": uses({ from: "./b.ts", name: "cTwice" }),
      "lib/b.ts": `export { cTwice } from "./c.ts";\n`,
      "lib/c.ts": uses({ from: "./a.ts", name: "cTwiceTwice" }),
    });
    expect(lint()).toEqual(["no-cycle"]);
  });

  test("rejects a file of more than 250 lines of code, not counting blanks and comments", () => {
    const code = (count: number): string =>
      Array.from({ length: count }, (_, index) => `// why\n\n${value(`v${index}`)}`).join("");
    plant({ "lib/long.ts": code(250) });
    expect(lint()).toEqual([]);
    plant({ "lib/long.ts": code(251) });
    expect(lint()).toEqual(["max-lines"]);
  });

  test("rejects any, suppressed types and default exports", () => {
    plant({
      "lib/a.ts": "export const a: any = 1;\n",
      "lib/b.ts": "// @ts-ignore\nexport const b = 1;\n",
      "lib/c.ts": "const c = 1;\nexport default c;\n",
    });
    expect(lint()).toEqual(["ban-ts-comment", "no-default-export", "no-explicit-any"]);
  });
});
