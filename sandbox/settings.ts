import { z } from "zod";
import { applicationFields, toClients } from "./oauth/application-settings.ts";
import type { RegisteredClient } from "./oauth/client.ts";

/** A setting that is missing or malformed, in one line that says what to do. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

const loopback = ["127.0.0.1", "::1", "localhost"];

/** Digits and nothing else, so that no typing error passes for a number. */
function whole({ from, to }: { from: number; to: number }) {
  const message = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,10}$/, message)
    .transform(Number)
    .refine((value) => value >= from && value <= to, message);
}

const yearsMessage = "must be a number above 0, at most 20";

/** Years of history; less than one is good for tests. */
const years = z.coerce.number(yearsMessage).positive(yearsMessage).max(20, yearsMessage);

const fastest = 86_400;
const clockMessage =
  "must be an instant such as 2026-03-28T22:00:00Z, a speed such as @60, or both (2026-03-28T22:00:00Z@60)";

/** Where the sandbox's clock starts, in milliseconds or null for now, and how fast it runs. */
export interface ClockSetting {
  start: number | null;
  speed: number;
}

const clock = z.string().transform((text, context): ClockSetting => {
  const match =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?(?:@(\d{1,5}(?:\.\d{1,3})?))?$/.exec(
      text,
    );
  const start = match?.[1] === undefined ? null : Date.parse(match[1]);
  const speed = match?.[2] === undefined ? 1 : Number(match[2]);
  const isGiven = match !== null && text !== "";
  if (!isGiven || Number.isNaN(start) || speed > fastest) {
    context.addIssue({ code: "custom", message: clockMessage });
    return z.NEVER;
  }
  return { start, speed };
});

/** Every setting by its variable; flags are held to the same rules. */
export const settingsSchema = z.object({
  SANDBOX_PORT: whole({ from: 0, to: 65_535 }).default(3001),
  SANDBOX_HOST: z.string().default("127.0.0.1"),
  SANDBOX_ALLOW_REMOTE: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  ...applicationFields,
  SANDBOX_PERSONAL_TOKENS: z
    .enum(["issued", "withdrawn"], "must be issued or withdrawn")
    .default("issued"),
  DATA_DIR: z.string().min(1).default(".data"),
  SANDBOX_ACCESS_TOKEN_SECONDS: whole({ from: 1, to: 2_592_000_000 }).default(86_400),
  SANDBOX_YEARS: years.default(5),
  SANDBOX_RATE_LIMIT: whole({ from: 0, to: 1_000_000_000 }).default(5000),
  SANDBOX_TOKEN_RATE_LIMIT: whole({ from: 0, to: 1_000_000_000 }).default(0),
  SANDBOX_SEED: whole({ from: 0, to: 4_294_967_295 }).default(1),
  SANDBOX_USERS: whole({ from: 0, to: 100_000 }).default(0),
  SANDBOX_SPEC: z.enum(["1.27", "1.37"], "must be 1.27 or 1.37").default("1.27"),
  SANDBOX_CLOCK: clock.optional(),
  SANDBOX_SCOPE_STATUS: z
    .enum(["401", "403"], "must be 401 (as recorded) or 403 (as documented)")
    .default("401"),
});

/** Everything that the environment decides about the sandbox. */
export interface Settings {
  port: number;
  host: string;
  /** Whether computers other than this one may be served. */
  allowRemote: boolean;
  /** The product's own application, of the documented portal. */
  client: RegisteredClient;
  /** Every registered application, that one first. */
  clients: readonly RegisteredClient[];
  /** Whether personal access tokens work, or are all withdrawn as upstream did. */
  personalTokens: "issued" | "withdrawn";
  dataDirectory: string;
  accessTokenSeconds: number;
  years: number;
  /** Requests in five minutes; 0 for no limit. */
  rateLimit: number;
  /** The same for each token. */
  tokenRateLimit: number;
  /** What everything random is drawn from: the same seed, the same people and faults. */
  seed: number;
  /** Generated people beside the personas. */
  users: number;
  /** The version of upstream's specification whose fields are served. */
  spec: "1.27" | "1.37";
  /** Null to go on as before, or with real time. */
  clock: ClockSetting | null;
  /** What a token without the scope is answered: 401 was recorded, 403 is documented. */
  scopeErrors: 401 | 403;
}

/** Reads the environment; an empty variable counts as absent. @throws SettingsError */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SettingsError(
      `${issue?.path.join(".") ?? "settings"}: ${issue?.message ?? "invalid"}`,
    );
  }
  const values = parsed.data;
  const allowRemote = values.SANDBOX_ALLOW_REMOTE === "1";
  if (!allowRemote && !loopback.includes(values.SANDBOX_HOST)) {
    throw new SettingsError(
      `SANDBOX_HOST: "${values.SANDBOX_HOST}" is no loopback address: use 127.0.0.1, or set SANDBOX_ALLOW_REMOTE=1 (--allow-remote) to let other computers in`,
    );
  }
  const { client, clients } = toClients(values);
  const twice = clients.find(
    ({ id }, index) => clients.findLastIndex((other) => other.id === id) !== index,
  );
  if (twice) throw new SettingsError(`SANDBOX_APPLICATIONS: client id ${twice.id} is used twice`);
  return {
    port: values.SANDBOX_PORT,
    host: values.SANDBOX_HOST,
    allowRemote,
    client,
    clients,
    personalTokens: values.SANDBOX_PERSONAL_TOKENS,
    dataDirectory: values.DATA_DIR,
    accessTokenSeconds: values.SANDBOX_ACCESS_TOKEN_SECONDS,
    years: values.SANDBOX_YEARS,
    rateLimit: values.SANDBOX_RATE_LIMIT,
    tokenRateLimit: values.SANDBOX_TOKEN_RATE_LIMIT,
    seed: values.SANDBOX_SEED,
    users: values.SANDBOX_USERS,
    spec: values.SANDBOX_SPEC,
    clock: values.SANDBOX_CLOCK ?? null,
    scopeErrors: values.SANDBOX_SCOPE_STATUS === "403" ? 403 : 401,
  };
}
