import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure, hasCode, toFileFailure } from "./failure.ts";

/** The project's folder, with a trailing slash. */
export const projectFolder = fileURLToPath(new URL("..", import.meta.url));

/** Secrets that are generated once when the person did not set their own. */
export type Secrets = {
  /** PostgreSQL's superuser, for set-up only. */
  postgresPassword: string;
  /** The role the application connects as. */
  databasePassword: string;
  NEXTAUTH_SECRET: string;
  ENCRYPTION_KEYS: string;
  OURA_WEBHOOK_TOKEN: string;
  METRICS_TOKEN: string;
};

/** DATA_DIR, or `.data` in the project, as an absolute path. */
export function toDataFolder(env: NodeJS.ProcessEnv): string {
  return resolve(projectFolder, env["DATA_DIR"] || ".data");
}

/**
 * Opens the data folder, creating it when missing, and proves it writable.
 * Others may pass through it but not list it: the database may run as another system user.
 *
 * @throws {Failure} when it cannot be read or written
 */
export function openDataFolder({ env = process.env }: { env?: NodeJS.ProcessEnv } = {}): string {
  const folder = toDataFolder(env);
  try {
    mkdirSync(join(folder, "logs"), { recursive: true, mode: 0o711 });
    for (const path of [folder, join(folder, "logs")]) {
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    }
    const probe = join(folder, `probe-${process.pid}`);
    writeFileSync(probe, "1");
    rmSync(probe);
    return realpathSync(folder);
  } catch (error) {
    throw toFileFailure({ error, path: folder });
  }
}

/** Writes a file so that a crash or a full disk leaves the old content or the new, never half. */
export function replaceFile({
  path,
  content,
  mode = 0o600,
}: {
  path: string;
  content: string;
  mode?: number;
}): void {
  const draft = `${path}.${process.pid}.new`;
  try {
    writeFileSync(draft, content, { mode });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw toFileFailure({ error, path });
  }
}

/** Parses a JSON file; null when there is none. */
export function readJsonFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw toFileFailure({ error, path });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure(`${path} is damaged: restore it, or delete it and run with --reset.`, {
      cause,
    });
  }
}

function generateSecrets(): Secrets {
  return {
    postgresPassword: randomBytes(24).toString("base64url"),
    databasePassword: randomBytes(24).toString("base64url"),
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    OURA_WEBHOOK_TOKEN: randomBytes(24).toString("base64url"),
    METRICS_TOKEN: randomBytes(24).toString("base64url"),
  };
}

/** Reads `secrets.json` of the data folder, generating what is missing (once, mode 600). */
export function openSecrets({ dataFolder }: { dataFolder: string }): Secrets {
  const path = join(dataFolder, "secrets.json");
  const stored = (readJsonFile(path) ?? {}) as Partial<Secrets>;
  const generated = generateSecrets();
  const missing = Object.keys(generated).some((name) => !Object.hasOwn(stored, name));
  const secrets = { ...generated, ...stored };
  if (missing) replaceFile({ path, content: `${JSON.stringify(secrets, null, 2)}\n` });
  return secrets;
}
