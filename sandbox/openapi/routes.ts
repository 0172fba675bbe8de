import type { SpecVersion } from "../api/served-types.ts";
import { json } from "../server/exchange.ts";
import type { Route } from "../server/router.ts";
import { toOpenapiDocument } from "./document.ts";

/** The document of the version that is served, also where upstream keeps its own. */
export function toOpenapiRoutes(spec: SpecVersion): readonly Route[] {
  const reply = json({ body: toOpenapiDocument(spec) });
  return ["/openapi.json", `/v2/static/json/openapi-${spec}.json`].map(
    (path): Route => ({ method: "GET", path, handler: () => reply }),
  );
}
