import { detail, type Handler } from "../server/exchange.ts";

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Lets a changing request through only from the sandbox's own pages or from a program. */
export function withSameOrigin(handler: Handler): Handler {
  return (exchange) => {
    const { host = "", origin } = exchange.request.headers;
    const own = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
    const isLoopback = own !== null && loopbackHosts.has(own.hostname);
    const isOwn = origin === undefined || origin === own?.origin;
    return isLoopback && isOwn
      ? handler(exchange)
      : detail({
          status: 403,
          message: "Only the sandbox's own pages and local programs may do this",
        });
  };
}
