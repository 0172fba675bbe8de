import "server-only";
import { z } from "zod";
import { scopes } from "./oura/scopes.ts";

const httpUrl = z
  .url({ protocol: /^https?$/, error: "must be an http or https URL" })
  .transform((value) => value.replace(/\/+$/, ""));
const secret = z.string().min(32, "must have at least 32 characters; try: openssl rand -base64 33");

const databaseUrl = z
  .string()
  .regex(
    /^postgres(ql)?:\/\//,
    "must be a PostgreSQL URL, such as postgresql://user:password@host/name",
  );

const keyRing = z
  .string()
  .min(1)
  .transform((text, context) => {
    const keys = text.split(",").map((entry) => {
      const [id = "", encoded = ""] = entry.trim().split(":");
      return { id, key: Buffer.from(encoded, "base64") };
    });
    for (const { id, key } of keys) {
      if (!/^[A-Za-z0-9_-]{1,16}$/.test(id) || key.length !== 32) {
        context.addIssue({
          code: "custom",
          message: "must be a list of id:key, each key 32 bytes in base64, the newest first",
        });
        return z.NEVER;
      }
    }
    return keys;
  });

/**
 * Settings, by their names in the environment. .env.example documents each.
 * The URLs of Oura are settings since applications of its newer portal use other ones.
 */
const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  APP_URL: httpUrl,
  DATABASE_URL: databaseUrl,
  /** Past a pooler that gives sessions away between transactions: for the job queue and migrations. */
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  NEXTAUTH_SECRET: secret,
  ENCRYPTION_KEYS: keyRing,
  OURA_CLIENT_ID: z.string().min(1, "is the client id of your Oura application"),
  OURA_CLIENT_SECRET: z.string().min(1, "is the client secret of your Oura application"),
  OURA_AUTHORIZE_URL: httpUrl.default("https://cloud.ouraring.com/oauth/authorize"),
  OURA_TOKEN_URL: httpUrl.default("https://api.ouraring.com/oauth/token"),
  OURA_REVOKE_URL: httpUrl.default("https://api.ouraring.com/oauth/revoke"),
  OURA_API_URL: httpUrl.default("https://api.ouraring.com"),
  OURA_SCOPES: z
    .string()
    .default(scopes.map((scope) => scope.name).join(" "))
    .transform((text) => text.split(/[\s,]+/).filter(Boolean)),
  OURA_WEBHOOK_TOKEN: z.string().min(16, "must have at least 16 characters"),
  REGISTRATION: z.enum(["open", "invite", "closed"]).default("open"),
  /** What may read /api/metrics; unset, there is no such route. */
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  /** Requests in five minutes that the whole application may make upstream. */
  OURA_RATE_LIMIT: z.coerce.number().int().positive().default(5000),
});

export type Env = z.output<typeof schema>;

/**
 * Reads settings from `source`.
 * @throws SettingsError with one line a setting, each saying what to do.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(filled);
  if (result.success) return result.data;
  throw new SettingsError(
    result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return filled[name] !== undefined
        ? `${name} ${issue.message}`
        : `${name} is missing; see .env.example`;
    }),
  );
}

/** One line for each setting that is missing or malformed. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

let parsed: Env | undefined;

/** The process's settings, parsed at the first call. Not at import: a build runs without them. */
export function env(): Env {
  parsed ??= readEnv(process.env);
  return parsed;
}
