import { type Handler, json } from "../server/exchange.ts";

/** The error codes of RFC 6749 sections 4.1.2.1 and 5.2 that the sandbox uses. */
export type RefusalCode =
  | "access_denied"
  | "invalid_client"
  | "invalid_grant"
  | "invalid_request"
  | "invalid_scope"
  | "unsupported_grant_type"
  | "unsupported_response_type";

/** A request that OAuth refuses; its words go to the application and hold no quotation mark. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly code: RefusalCode;

  constructor(code: RefusalCode, description: string) {
    super(description);
    this.code = code;
  }
}

/** Headers of every answer that may hold a token, success or not (RFC 6749 section 5.1). */
export const uncached = { "cache-control": "no-store", pragma: "no-cache" } as const;

/**
 * Answers a {@link Refusal} with its error body: 401 with a challenge when the client is not known
 * (RFC 6749 section 5.2 and RFC 9110 section 15.5.2), 400 otherwise.
 */
export function withRefusals(handler: Handler): Handler {
  return async (exchange) => {
    try {
      return await handler(exchange);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const isUnknownClient = error.code === "invalid_client";
      return json({
        status: isUnknownClient ? 401 : 400,
        headers: {
          ...uncached,
          ...(isUnknownClient
            ? { "www-authenticate": 'Basic realm="oauth", charset="UTF-8"' }
            : {}),
        },
        body: { error: error.code, error_description: error.message },
      });
    }
  };
}
