import { createHash, timingSafeEqual } from "node:crypto";
import type { Portal, PortalName } from "./portals.ts";

/** An application that is registered in the sandbox. */
export interface RegisteredClient {
  id: string;
  secret: string;
  /** What the consent page calls it. */
  name: string;
  portal: PortalName;
  /** Compared as text, sign by sign (RFC 6749 section 3.1.2.3). */
  redirectUris: readonly string[];
}

/** Whether a portal's server knows an application. */
export function isKnown({ client, portal }: { client: RegisteredClient; portal: Portal }): boolean {
  return portal.knows.includes(client.portal);
}

/** Whether two secrets are the same, in constant time. */
export function isSameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
