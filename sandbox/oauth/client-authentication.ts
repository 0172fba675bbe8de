import type { Exchange } from "../server/exchange.ts";
import { isSameSecret, type RegisteredClient } from "./client.ts";
import type { Parameters } from "./parameters.ts";
import { Refusal } from "./refusal.ts";

interface Credentials {
  id: string;
  secret: string;
}

/**
 * The application that calls, by HTTP Basic or by the form (RFC 6749 section 2.3.1).
 * @throws Refusal `invalid_client`, or `invalid_request` when both ways are used at once.
 */
export function authenticateClient({
  exchange,
  form,
  clients,
}: {
  exchange: Exchange;
  form: Parameters;
  clients: readonly RegisteredClient[];
}): RegisteredClient {
  const { id, secret } = readCredentials({ header: exchange.request.headers.authorization, form });
  const client = clients.find((candidate) => candidate.id === id);
  if (!client || !isSameSecret(secret, client.secret)) {
    throw new Refusal("invalid_client", "Invalid client: unknown client id or wrong secret");
  }
  return client;
}

function readCredentials({
  header,
  form,
}: {
  header: string | undefined;
  form: Parameters;
}): Credentials {
  const id = form.get("client_id");
  const secret = form.get("client_secret");
  if (header === undefined) {
    if (id === undefined || secret === undefined) {
      throw new Refusal("invalid_client", "Client credentials are missing");
    }
    return { id, secret };
  }
  const basic = readBasic(header);
  // The id may stand in the form as well; a second secret, or another id, is a second method.
  if (secret !== undefined || (id !== undefined && id !== basic.id)) {
    throw new Refusal("invalid_request", "Only one way of client authentication may be used");
  }
  return basic;
}

function readBasic(header: string): Credentials {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header.trim())?.[1];
  const decoded = Buffer.from(encoded ?? "", "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  if (colon === -1) {
    throw new Refusal("invalid_client", "The Authorization header holds no Basic credentials");
  }
  return { id: decodePart(decoded.slice(0, colon)), secret: decodePart(decoded.slice(colon + 1)) };
}

/** Both parts are form-encoded before they are put together; a stray percent sign is left as it is. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll("+", " "));
  } catch {
    return part;
  }
}
