import "server-only";
import { sha256 } from "../crypto.ts";
import { asUser, type Db } from "../db/scope.ts";
import { getDataVersion } from "../metrics/data.ts";
import type { UserId } from "../user-id.ts";

/**
 * Answers a read of the person's own data with an ETag of person, data version and query, and with
 * 304 and no read at all when the browser holds that already.
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
  return asUser(userId, async (db) => {
    const version = await getDataVersion(db, { userId });
    const headers = toHeaders({ request, userId, version });
    return isHeld({ request, headers })
      ? toHeld(headers)
      : Response.json(await read(db), { headers });
  });
}

/** As {@link answerByVersion}, of a read that brought the version along. */
export function answerVersion({
  request,
  userId,
  version,
  answer,
}: {
  request: Request;
  userId: UserId;
  version: number;
  answer: unknown;
}): Response {
  const headers = toHeaders({ request, userId, version });
  return isHeld({ request, headers }) ? toHeld(headers) : Response.json(answer, { headers });
}

interface VersionHeaders extends Record<string, string> {
  etag: string;
}

/**
 * The person is part of the tag: someone who signs in on the same browser must not be told that the
 * previous person's answer is still good.
 */
function toHeaders({
  request,
  userId,
  version,
}: {
  request: Request;
  userId: UserId;
  version: number;
}): VersionHeaders {
  const { pathname, search } = new URL(request.url);
  const etag = `"${sha256(`${userId} ${version} ${pathname}${search}`).slice(0, 22)}"`;
  return { etag, "cache-control": "private, no-cache", vary: "Cookie" };
}

function toHeld(headers: VersionHeaders): Response {
  return new Response(null, { status: 304, headers });
}

/** Weak comparison, as RFC 9110 asks of If-None-Match: a proxy that compresses weakens the tag. */
function isHeld({
  request,
  headers: { etag },
}: {
  request: Request;
  headers: VersionHeaders;
}): boolean {
  const held = request.headers.get("if-none-match");
  if (held === null) return false;
  return held.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
