import "server-only";
import { cache } from "react";
import { requireSession } from "#lib/auth/session.ts";
import { asUser } from "#lib/db/scope.ts";
import { getDataVersion } from "#lib/metrics/data.ts";
import { getSyncProgress } from "#lib/sync/data.ts";

/** What the frame around every signed-in page shows of the person's data; read once per request. */
export const loadFrame = cache(async () => {
  const { userId } = await requireSession();
  const [version, sync] = await Promise.all([
    asUser(userId, (db) => getDataVersion(db, { userId })),
    getSyncProgress(userId),
  ]);
  return { userId, version, sync, now: Date.now() };
});
