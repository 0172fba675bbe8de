import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "#prisma/generated/client.ts";
import { env } from "../env.ts";
import { openPool } from "./pool.ts";

// Next reloads modules in development; the pool must survive that, or connections leak.
const kept = globalThis as { ringboardPrisma?: PrismaClient };

/**
 * The process's one client. Without a scope it sees no row: only `lib/db/scope.ts` uses it, and what
 * calls one function of the database that opens a scope of its own (the session check, the inbox).
 */
export function prisma(): PrismaClient {
  kept.ringboardPrisma ??= new PrismaClient({
    adapter: new PrismaPg(openPool({ connectionString: env().DATABASE_URL, max: 16 }), {
      disposeExternalPool: true,
    }),
    transactionOptions: { maxWait: 10_000, timeout: 60_000 },
  });
  return kept.ringboardPrisma;
}

/** Ends the pool; for programs and tests that must exit. */
export async function closeDatabase(): Promise<void> {
  await kept.ringboardPrisma?.$disconnect();
  delete kept.ringboardPrisma;
}
