import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { readEnv, SettingsError } from "../lib/env.ts";
import { projectFolder, type Secrets } from "./data-folder.ts";
import { Failure } from "./failure.ts";

/** Where app and sandbox listen. */
export type Ports = { app: number; sandbox: number };

/** The addresses of a run on this machine. */
export type Addresses = { appUrl: string; sandboxUrl: string };

/** @returns `http://localhost:<port>` for both, or APP_URL where the person set their own */
export function toAddresses({
  env,
  ports,
}: {
  env: Readonly<Record<string, string | undefined>>;
  ports: Ports;
}): Addresses {
  return {
    appUrl: (env["APP_URL"] || `http://localhost:${ports.app}`).replace(/\/+$/, ""),
    sandboxUrl: `http://localhost:${ports.sandbox}`,
  };
}

/**
 * Settings of a run against the sandbox: everything points at this machine, and secrets that the
 * environment does not bring are the data folder's own.
 */
export function toSandboxSettings({
  addresses,
  databaseUrl,
  dataFolder,
  env,
  ports,
  secrets,
}: {
  addresses: Addresses;
  databaseUrl: string;
  dataFolder: string;
  env: NodeJS.ProcessEnv;
  ports: Ports;
  secrets: Secrets;
}): NodeJS.ProcessEnv {
  const { appUrl, sandboxUrl } = addresses;
  return {
    ...env,
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(ports.app),
    SANDBOX_PORT: String(ports.sandbox),
    DATA_DIR: dataFolder,
    DATABASE_URL: databaseUrl,
    // A way past a pooler leads to the person's own database and to no other.
    DATABASE_DIRECT_URL:
      env["DATABASE_URL"] === databaseUrl ? env["DATABASE_DIRECT_URL"] : undefined,
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    NEXTAUTH_SECRET: env["NEXTAUTH_SECRET"] || secrets.NEXTAUTH_SECRET,
    ENCRYPTION_KEYS: env["ENCRYPTION_KEYS"] || secrets.ENCRYPTION_KEYS,
    OURA_WEBHOOK_TOKEN: env["OURA_WEBHOOK_TOKEN"] || secrets.OURA_WEBHOOK_TOKEN,
    METRICS_TOKEN: env["METRICS_TOKEN"] || secrets.METRICS_TOKEN,
    OURA_CLIENT_ID: "ringboard-sandbox",
    OURA_CLIENT_SECRET: "ringboard-sandbox-secret",
    OURA_AUTHORIZE_URL: `${sandboxUrl}/oauth/authorize`,
    OURA_TOKEN_URL: `${sandboxUrl}/oauth/token`,
    OURA_REVOKE_URL: `${sandboxUrl}/oauth/revoke`,
    OURA_API_URL: sandboxUrl,
    SANDBOX_REDIRECT_URIS: `${appUrl}/api/oura/callback`,
    // What demo, tests and benchmark promise; the sandbox alone holds five years.
    SANDBOX_YEARS: env["SANDBOX_YEARS"] || "3",
    REGISTRATION: "open",
  };
}

/** Where migrations go: past a pooler, which gives sessions away, where there is one. */
export function toDirectUrl(env: Readonly<Record<string, string | undefined>>): string {
  return env["DATABASE_DIRECT_URL"] || env["DATABASE_URL"] || "";
}

/** An environment for tests: settings of the person at the keyboard must not reach them. */
export function withoutPersonalSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const rest = { ...env };
  for (const name of [
    "APP_URL",
    "DATABASE_URL",
    "NEXTAUTH_SECRET",
    "ENCRYPTION_KEYS",
    "OURA_WEBHOOK_TOKEN",
    "METRICS_TOKEN",
  ]) {
    delete rest[name];
  }
  return rest;
}

/** Reads `.env` into the environment; what the environment holds already wins. */
export function loadEnvFile(): void {
  const path = join(projectFolder, ".env");
  if (existsSync(path)) process.loadEnvFile(path);
}

/**
 * The environment of a production run against real Oura, checked.
 *
 * @throws {Failure} with one line for each setting that is missing or malformed
 */
export function requireProductionSettings({ port }: { port: number }): NodeJS.ProcessEnv {
  loadEnvFile();
  const given = { ...process.env };
  try {
    const settings = readEnv({ ...given, NODE_ENV: "production" });
    return {
      ...given,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXTAUTH_URL: settings.APP_URL,
      PORT: String(port),
    };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    throw new Failure(error.lines.join("\nringboard: "), { cause: error });
  }
}
