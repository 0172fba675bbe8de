import { SettingsError, settingsSchema } from "./settings.ts";

type Variable = keyof typeof settingsSchema.shape;

/** A flag, the variable that it stands for, and its line of help; one without a value sets 1. */
interface Flag {
  variable: Variable;
  value: string | null;
  about: string;
}

const flags: Readonly<Record<string, Flag>> = {
  "--port": {
    variable: "SANDBOX_PORT",
    value: "PORT",
    about: "where to listen; 0 takes any free port (3001)",
  },
  "--host": { variable: "SANDBOX_HOST", value: "HOST", about: "address to listen on (127.0.0.1)" },
  "--allow-remote": {
    variable: "SANDBOX_ALLOW_REMOTE",
    value: null,
    about: "let --host name an address that other computers reach",
  },
  "--seed": {
    variable: "SANDBOX_SEED",
    value: "NUMBER",
    about: "what people and faults are drawn from (1)",
  },
  "--users": {
    variable: "SANDBOX_USERS",
    value: "COUNT",
    about: "generated people beside the personas (0)",
  },
  "--spec": {
    variable: "SANDBOX_SPEC",
    value: "VERSION",
    about: "specification to serve: 1.27 or 1.37 (1.27)",
  },
  "--scope-status": {
    variable: "SANDBOX_SCOPE_STATUS",
    value: "STATUS",
    about: "answer to a missing scope: 401 as recorded, or 403 as documented (401)",
  },
  "--clock": {
    variable: "SANDBOX_CLOCK",
    value: "INSTANT[@SPEED]",
    about: "start at 2026-03-28T22:00:00Z, 60 times as fast with @60 (now)",
  },
};

/** What a command line asks for: the help text, or variables that win over the environment's. */
export type CommandLine =
  | { kind: "help"; text: string }
  | { kind: "settings"; environment: Readonly<Record<string, string>> };

/**
 * Reads flags as `--name value` or `--name=value`; a lone `--`, which npm may leave, is skipped.
 * @throws SettingsError in one line for an unknown flag, a missing, malformed or second value
 */
export function readCommandLine(given: readonly string[]): CommandLine {
  if (given.includes("--help") || given.includes("-h")) return { kind: "help", text: toHelp() };
  const environment: Record<string, string> = {};
  const words = given.filter((word) => word !== "--");
  for (let index = 0; index < words.length; index++) {
    const [name = "", ...rest] = (words[index] ?? "").split("=");
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (flag === undefined) {
      throw new SettingsError(`unknown option "${name}": use ${Object.keys(flags).join(", ")}.`);
    }
    const { variable, value: kind } = flag;
    if (variable in environment) throw new SettingsError(`${name} was given twice: give it once.`);
    if (kind === null) {
      if (rest.length > 0) throw new SettingsError(`${name} takes no value.`);
      environment[variable] = "1";
      continue;
    }
    const value = rest.length > 0 ? rest.join("=") : words[++index];
    if (value === undefined || value === "" || value.startsWith("--")) {
      throw new SettingsError(`${name} needs a value: ${name} ${kind}.`);
    }
    const checked = settingsSchema.shape[variable].safeParse(value);
    if (!checked.success) {
      throw new SettingsError(`${name} "${value}" ${checked.error.issues[0]?.message}.`);
    }
    environment[variable] = value;
  }
  return { kind: "settings", environment };
}

function toHelp(): string {
  const rows = Object.entries(flags).map(([name, { value, about }]): [string, string] => [
    value === null ? name : `${name} ${value}`,
    about,
  ]);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    "The Oura sandbox: OAuth, API, webhooks and a page to control them.",
    "",
    "  npm run sandbox -- [options]",
    "",
    ...rows.map(([left, about]) => `  ${left.padEnd(width)}  ${about}`),
    `  ${"--help".padEnd(width)}  print this`,
    "",
    "Environment variables set these and more: docs/sandbox.md lists them.",
  ].join("\n");
}
