import "server-only";
import { env } from "../env.ts";
import { createOuraClient, type OuraClient, type OuraClientOptions } from "../oura/client.ts";
import type { Fetch } from "../oura/http-exchange.ts";
import type { UserId } from "../user-id.ts";
import { getAccessToken } from "./tokens.ts";

/**
 * Reads one person's data with their own grant. A 401 is answered with one refresh and one more try;
 * a 401 that stays means a missing scope (Oura does not use 403 for it) and is thrown as `unauthorised`.
 * Methods throw OuraError and its subclasses, of which ConnectionLostError says that the grant is gone.
 */
export function openOuraClient({
  userId,
  fetch = globalThis.fetch,
  onRequest,
}: {
  userId: UserId;
  fetch?: Fetch;
  onRequest?: OuraClientOptions["onRequest"];
}): OuraClient {
  // The token a refusal led to: when that is refused too, a third one would not help.
  let replacement: string | null = null;

  const fetchAgainAfterRefusal: Fetch = async (url, init) => {
    const response = await fetch(url, init);
    if (response.status !== 401) return response;
    const headers = new Headers(init.headers);
    const rejected = headers.get("authorization")?.replace(/^Bearer /, "") ?? null;
    if (rejected === null || rejected === replacement) return response;
    const accessToken = await getAccessToken({ userId, rejected, fetch });
    if (accessToken === rejected) return response;
    replacement = accessToken;
    await response.body?.cancel();
    headers.set("authorization", `Bearer ${accessToken}`);
    return fetch(url, { ...init, headers });
  };

  return createOuraClient({
    baseUrl: env().OURA_API_URL,
    fetch: fetchAgainAfterRefusal,
    accessToken: () => getAccessToken({ userId, fetch }),
    ...(onRequest === undefined ? {} : { onRequest }),
  });
}
