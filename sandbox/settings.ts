import { z } from "zod";

/** A setting that is missing or malformed, in one line that says what to do. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

const loopback = ["127.0.0.1", "::1", "localhost"];

const port = z.coerce.number().int().min(0).max(65_535);
const positive = z.coerce.number().positive();

const schema = z.object({
  SANDBOX_PORT: port.default(3001),
  SANDBOX_HOST: z
    .string()
    .default("127.0.0.1")
    .refine((host) => loopback.includes(host), "must be a loopback address such as 127.0.0.1"),
  OURA_CLIENT_ID: z.string().min(1).default("ringboard-sandbox"),
  OURA_CLIENT_SECRET: z.string().min(1).default("ringboard-sandbox-secret"),
  SANDBOX_REDIRECT_URIS: z
    .string()
    .default("http://localhost:3000/api/oura/callback")
    .transform((list) => list.split(",").map((uri) => uri.trim()))
    .refine((list) => list.every((uri) => URL.canParse(uri)), "must be a comma list of URLs"),
  DATA_DIR: z.string().min(1).default(".data"),
  SANDBOX_ACCESS_TOKEN_SECONDS: positive.default(86_400),
  SANDBOX_YEARS: positive.max(20).default(3),
  SANDBOX_RATE_LIMIT: z.coerce.number().int().min(0).default(5000),
  SANDBOX_RETRY_SPEED: positive.default(1),
});

/** Everything that the environment decides about the sandbox. */
export interface Settings {
  port: number;
  host: string;
  clientId: string;
  clientSecret: string;
  redirectUris: readonly string[];
  dataDirectory: string;
  accessTokenSeconds: number;
  years: number;
  /** Requests in five minutes; 0 for no limit. */
  rateLimit: number;
  /** 1 retries webhooks over an hour, 3600 over a second. */
  retrySpeed: number;
}

/** Reads the environment; an empty variable counts as absent. @throws SettingsError */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SettingsError(
      `${issue?.path.join(".") ?? "settings"}: ${issue?.message ?? "invalid"}`,
    );
  }
  const values = parsed.data;
  return {
    port: values.SANDBOX_PORT,
    host: values.SANDBOX_HOST,
    clientId: values.OURA_CLIENT_ID,
    clientSecret: values.OURA_CLIENT_SECRET,
    redirectUris: values.SANDBOX_REDIRECT_URIS,
    dataDirectory: values.DATA_DIR,
    accessTokenSeconds: values.SANDBOX_ACCESS_TOKEN_SECONDS,
    years: values.SANDBOX_YEARS,
    rateLimit: values.SANDBOX_RATE_LIMIT,
    retrySpeed: values.SANDBOX_RETRY_SPEED,
  };
}
