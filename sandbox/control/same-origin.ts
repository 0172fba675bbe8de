import { detail, type Handler } from "../server/exchange.ts";

/**
 * Lets a changing request through only from the sandbox's own pages or from a program. A page of
 * another site betrays itself by its Origin, and one whose name was pointed here by its Host.
 */
export function withSameOrigin(handler: Handler): Handler {
  return (exchange) => {
    const { host = "", origin } = exchange.request.headers;
    const own = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).origin : null;
    const isOwn = origin === undefined || origin === own;
    return exchange.isOwnHost && isOwn
      ? handler(exchange)
      : detail({
          status: 403,
          message: "Only the sandbox's own pages and local programs may do this",
        });
  };
}
