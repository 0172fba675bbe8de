import { type Exchange, readForm } from "../server/exchange.ts";
import { Refusal } from "./refusal.ts";

/** Parameters by name; one without a value counts as left out (RFC 6749 section 3.1). */
export type Parameters = ReadonlyMap<string, string>;

/** @throws Refusal `invalid_request` when one is sent twice (RFC 6749 section 3.1). */
export function readParameters(sent: URLSearchParams): Parameters {
  const parameters = new Map<string, string>();
  for (const [name, value] of sent) {
    if (value === "") continue;
    if (parameters.has(name)) {
      throw new Refusal("invalid_request", "A parameter was sent more than once");
    }
    parameters.set(name, value);
  }
  return parameters;
}

/**
 * The parameters of a form-encoded body.
 * @throws Refusal `invalid_request` for a body of another type.
 */
export async function readFormParameters(exchange: Exchange): Promise<Parameters> {
  const type = exchange.request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") {
    throw new Refusal(
      "invalid_request",
      "The body must be sent as application/x-www-form-urlencoded",
    );
  }
  return readParameters(await readForm(exchange));
}

/** @throws Refusal `invalid_request` when it is missing. */
export function requireParameter(parameters: Parameters, name: string): string {
  const value = parameters.get(name);
  if (value === undefined) throw new Refusal("invalid_request", `${name} is missing`);
  return value;
}
