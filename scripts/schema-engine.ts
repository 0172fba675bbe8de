import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type {
  MigrationList,
  SchemaEngine as SchemaEngineInstance,
} from "@prisma/schema-engine-wasm";
import pg from "pg";

const root = fileURLToPath(new URL("..", import.meta.url));
const migrationsDir = `${root}prisma/migrations`;
const schemaDir = `${root}prisma/schema`;
const filters = { externalTables: [], externalEnums: [] };

type Bindings = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");

let loaded: Promise<Bindings> | undefined;

/** Instantiated once a process: a second instance would pull the memory from under the first. */
async function loadBindings(): Promise<Bindings> {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = fileURLToPath(
    new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm")),
  );
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  const { __wbg_set_wasm: setWasm } = bindings as unknown as {
    __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  };
  setWasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return bindings;
}

/**
 * Runs `fn` on Prisma's official schema engine as WebAssembly: `prisma migrate` needs a native
 * binary that is downloaded at run time, which a machine without free internet cannot do.
 */
async function withEngine<Result>(
  databaseUrl: string,
  fn: (engine: SchemaEngineInstance) => Promise<Result>,
): Promise<Result> {
  loaded ??= loadBindings();
  const bindings = await loaded;
  const opened: { dispose(): Promise<void> }[] = [];
  const adapter = bindMigrationAwareSqlAdapterFactory(
    openFactory({ databaseUrl, onOpen: (connection) => opened.push(connection) }),
  );
  const engine = await bindings.SchemaEngine.new(
    { datamodels: await readSchemas() },
    () => {},
    adapter,
  );
  try {
    return await fn(engine);
  } finally {
    await Promise.all(opened.map((connection) => connection.dispose()));
  }
}

/**
 * The driver adapter splits a script at every semicolon, which breaks function bodies, and sends
 * the pieces one by one. Sent whole, a migration is one implicit transaction: all of it or nothing.
 */
function openFactory({
  databaseUrl,
  onOpen,
}: {
  databaseUrl: string;
  onOpen: (connection: { dispose(): Promise<void> }) => void;
}): PrismaPg {
  const factory = new PrismaPg({ connectionString: databaseUrl });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    onOpen(adapter);
    adapter.executeScript = async (script) => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        await client.query(script);
      } finally {
        await client.end();
      }
    };
    return adapter;
  };
  return factory;
}

async function readSchemas(): Promise<[string, string][]> {
  const names = (await readdir(schemaDir)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const path = `${schemaDir}/${name}`;
      return [path, await readFile(path, "utf8")];
    }),
  );
}

async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsDir, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: migrationsDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (path) => ({
        path,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(`${migrationsDir}/${path}/migration.sql`, "utf8"),
          },
        },
      })),
    ),
  };
}

/** Applies what is missing of prisma/migrations, and fills `_prisma_migrations` as the binary does. */
export async function applyMigrations({ databaseUrl }: { databaseUrl: string }): Promise<string[]> {
  const migrationsList = await readMigrations();
  const answer = await withEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters }),
  );
  return answer.appliedMigrationNames;
}
