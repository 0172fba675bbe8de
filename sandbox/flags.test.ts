import { describe, expect, test } from "vitest";
import { readCommandLine } from "./flags.ts";
import { readSettings, SettingsError } from "./settings.ts";

const settingsOf = (...words: string[]) => {
  const line = readCommandLine(words);
  if (line.kind === "help") throw new Error("this is no call for help");
  return readSettings({ SANDBOX_PORT: "9", ...line.environment });
};

describe("the command line", () => {
  test("sets each setting, by a space or an equals sign, and wins over the environment", () => {
    const settings = settingsOf(
      "--",
      "--port=0",
      "--seed",
      "7",
      "--users",
      "25",
      "--spec",
      "1.37",
      "--host",
      "::1",
      "--clock=2026-03-28T22:00:00Z@60",
    );
    expect(settings).toMatchObject({
      port: 0,
      seed: 7,
      users: 25,
      spec: "1.37",
      host: "::1",
      clock: { start: Date.parse("2026-03-28T22:00:00Z"), speed: 60 },
    });
  });

  test("leaves everything that it does not name at the environment's value or the default", () => {
    expect(settingsOf()).toMatchObject({
      port: 9,
      seed: 1,
      users: 0,
      spec: "1.27",
      clock: null,
      allowRemote: false,
    });
  });

  test.each([
    [["--colour", "red"], /^unknown option "--colour": use --port, /],
    [["3001"], /^unknown option "3001": use --port, /],
    [["--port"], /^--port needs a value: --port PORT\.$/],
    [["--port", "--seed", "1"], /^--port needs a value/],
    [["--seed="], /^--seed needs a value/],
    [["--port", "many"], /^--port "many" must be a whole number from 0 to 65535\.$/],
    [["--port", "65536"], /^--port "65536" must be a whole number/],
    [["--seed", "-1"], /^--seed "-1" must be a whole number/],
    [["--users", "1e3"], /^--users "1e3" must be a whole number/],
    [["--spec", "2"], /^--spec "2" must be 1\.27 or 1\.37\.$/],
    [["--clock", "yesterday"], /^--clock "yesterday" must be an instant such as /],
    [["--clock", "2026-13-28T22:00:00Z"], /^--clock .* must be an instant/],
    [["--clock", "2026-03-28T22:00:00"], /^--clock .* must be an instant/],
    [["--clock", "@86401"], /^--clock .* must be an instant/],
    [["--seed", "1", "--seed", "2"], /^--seed was given twice/],
    [["--allow-remote=yes"], /^--allow-remote takes no value\.$/],
  ])("refuses %j in one line", (words, message) => {
    const read = () => readCommandLine(words);
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/\n/);
  });

  test("names every flag in its help, whatever else is given", () => {
    const line = readCommandLine(["--nonsense", "--help"]);
    expect(line.kind).toBe("help");
    const text = line.kind === "help" ? line.text : "";
    for (const flag of ["--port", "--host", "--seed", "--users", "--spec", "--clock", "--help"])
      expect(text).toMatch(new RegExp(`^  ${flag}\\b`, "m"));
  });

  test("takes an address that others reach only with a second flag", () => {
    expect(() => settingsOf("--host", "0.0.0.0")).toThrow(/SANDBOX_ALLOW_REMOTE=1/);
    expect(settingsOf("--host", "0.0.0.0", "--allow-remote")).toMatchObject({
      host: "0.0.0.0",
      allowRemote: true,
    });
  });
});
