import { createServer, type Server } from "node:http";
import { RateLimit } from "./api/rate-limit.ts";
import { toApiRoutes } from "./api/routes.ts";
import { toControlRoutes } from "./control/routes.ts";
import { Timeline } from "./control/timeline.ts";
import { Grants } from "./oauth/grants.ts";
import { type Authorization, type AuthorizationRequest, SingleUse } from "./oauth/pending.ts";
import { toOauthRoutes } from "./oauth/routes.ts";
import { toPageRoutes } from "./pages/routes.ts";
import { Population } from "./people/population.ts";
import { Faults } from "./server/faults.ts";
import { createListener } from "./server/listener.ts";
import { createRouter } from "./server/router.ts";
import type { Settings } from "./settings.ts";
import type { StateStore } from "./state.ts";
import { Announcer } from "./webhooks/announcer.ts";
import { Deliverer } from "./webhooks/deliverer.ts";
import { toSubscriptionRoutes } from "./webhooks/routes.ts";

/** How often horizons are compared with the calendar. */
const catchUpEvery = 60_000;

/** A sandbox that is put together but does not listen yet. */
export interface Sandbox {
  server: Server;
  /** Ends what runs in the background and writes the state. */
  stop: () => void;
  /** Takes up pending deliveries and follows the calendar until it is stopped. */
  start: () => void;
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
  const deliverer = new Deliverer({
    store,
    secret: settings.clientSecret,
    speed: settings.retrySpeed,
    now,
  });
  const announcer = new Announcer({ store, grants, deliverer, now });
  const timeline = new Timeline({ store, population, announcer, now });
  const reset = () => {
    store.reset(now());
    population.settle();
    faults.clear();
  };
  const find = createRouter([
    ...toPageRoutes({ store, grants, population }),
    ...toOauthRoutes({ client, population, requests, codes, grants }),
    ...toApiRoutes({ grants, population, rateLimit, now }),
    ...toSubscriptionRoutes({ client, store, now }),
    ...toControlRoutes({ store, population, timeline, faults, reset }),
  ]);
  const server = createServer(createListener({ find, faults }));
  let clock: NodeJS.Timeout | null = null;
  return {
    server,
    start: () => {
      timeline.catchUp();
      deliverer.start();
      clock = setInterval(() => timeline.catchUp(), catchUpEvery);
    },
    stop: () => {
      if (clock !== null) clearInterval(clock);
      deliverer.stop();
      store.flush();
    },
  };
}
