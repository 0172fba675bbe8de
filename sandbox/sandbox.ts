import { createServer, type Server } from "node:http";
import { RateLimit } from "./api/rate-limit.ts";
import { toApiRoutes } from "./api/routes.ts";
import { Grants } from "./oauth/grants.ts";
import { type Authorization, type AuthorizationRequest, SingleUse } from "./oauth/pending.ts";
import { toOauthRoutes } from "./oauth/routes.ts";
import { Population } from "./people/population.ts";
import { Faults } from "./server/faults.ts";
import { createListener } from "./server/listener.ts";
import { createRouter } from "./server/router.ts";
import type { Settings } from "./settings.ts";
import type { StateStore } from "./state.ts";

/** A sandbox that is put together but does not listen yet. */
export interface Sandbox {
  server: Server;
  /** Ends what runs in the background and writes the state. */
  stop: () => void;
}

/** Puts the parts together; `now` is the clock in milliseconds. */
export function createSandbox({
  settings,
  store,
  now,
}: {
  settings: Settings;
  store: StateStore;
  now: () => number;
}): Sandbox {
  const client = {
    id: settings.clientId,
    secret: settings.clientSecret,
    redirectUris: settings.redirectUris,
  };
  const population = new Population({ store, years: settings.years });
  const grants = new Grants({ store, accessTokenSeconds: settings.accessTokenSeconds, now });
  const requests = new SingleUse<AuthorizationRequest>(now);
  const codes = new SingleUse<Authorization>(now);
  const rateLimit = new RateLimit({ limit: settings.rateLimit, now });
  const faults = new Faults();
  const find = createRouter([
    ...toOauthRoutes({ client, population, requests, codes, grants }),
    ...toApiRoutes({ grants, population, rateLimit, now }),
  ]);
  const server = createServer(createListener({ find, faults }));
  return { server, stop: () => store.flush() };
}
