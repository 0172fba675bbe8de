import "server-only";
import { sha256 } from "../crypto.ts";
import { asUser, type Db } from "../db/scope.ts";
import { getDataVersion } from "../metrics/data.ts";
import type { UserId } from "../user-id.ts";

/**
 * Answers a read of the person's own data with an ETag of person, data version and query, and with
 * 304 and no read at all when the browser holds that already. The person is part of it: someone who
 * signs in on the same browser must not be told that the previous person's answer is still good.
 */
export async function answerByVersion({
  request,
  userId,
  read,
}: {
  request: Request;
  userId: UserId;
  read: (db: Db) => Promise<unknown>;
}): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  return asUser(userId, async (db) => {
    const version = await getDataVersion(db, { userId });
    const etag = `"${sha256(`${userId} ${version} ${pathname}${search}`).slice(0, 22)}"`;
    const headers = { etag, "cache-control": "private, no-cache", vary: "Cookie" };
    if (isHeld({ request, etag })) return new Response(null, { status: 304, headers });
    return Response.json(await read(db), { headers });
  });
}

/** Weak comparison, as RFC 9110 asks of If-None-Match: a proxy that compresses weakens the tag. */
function isHeld({ request, etag }: { request: Request; etag: string }): boolean {
  const held = request.headers.get("if-none-match");
  if (held === null) return false;
  return held.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
