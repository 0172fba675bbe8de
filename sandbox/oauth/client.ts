import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** The one application that is registered in the sandbox. */
export interface RegisteredClient {
  id: string;
  secret: string;
  redirectUris: readonly string[];
}

/** Whether two secrets are the same, in constant time. */
export function isSameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/** Client credentials of a token request, from HTTP Basic or from the form; null when absent. */
export function readCredentials({
  request,
  form,
}: {
  request: IncomingMessage;
  form: URLSearchParams;
}): { id: string; secret: string } | null {
  const header = request.headers.authorization ?? "";
  if (/^basic /i.test(header)) {
    const decoded = Buffer.from(header.slice(6), "base64").toString("utf8");
    const colon = decoded.indexOf(":");
    if (colon === -1) return null;
    return {
      id: decodePart(decoded.slice(0, colon)),
      secret: decodePart(decoded.slice(colon + 1)),
    };
  }
  const id = form.get("client_id");
  const secret = form.get("client_secret");
  return id === null || secret === null ? null : { id, secret };
}

/** RFC 6749 section 2.3.1 has both parts of Basic form-encoded; many clients send them plain. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll("+", " "));
  } catch {
    return part;
  }
}
