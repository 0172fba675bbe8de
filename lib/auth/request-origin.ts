import type { Origin } from "./mutations.ts";

/**
 * Where a request comes from, by its headers. Of `x-forwarded-for` the last entry counts: the nearest
 * proxy wrote it, while the first ones are whatever the client claims.
 */
export function toOrigin(headers: { get(name: string): string | null }): Origin {
  const hops = headers.get("x-forwarded-for")?.split(",") ?? [];
  const address = hops.at(-1)?.trim() || headers.get("x-real-ip")?.trim() || "unknown";
  return {
    address: address.replace(/^::ffff:/, "").slice(0, 64),
    userAgent: (headers.get("user-agent") ?? "").slice(0, 256),
  };
}
