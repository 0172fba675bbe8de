import { createServer, type Server } from "node:http";
import { RateLimit } from "./api/rate-limit.ts";
import { toApiRoutes } from "./api/routes.ts";
import type { Clock } from "./clock.ts";
import { toControlRoutes } from "./control/routes.ts";
import { Timeline } from "./control/timeline.ts";
import type { Authorization, AuthorizationRequest } from "./oauth/authorization-request.ts";
import { toBearers } from "./oauth/bearers.ts";
import { Grants } from "./oauth/grants.ts";
import { PersonalTokens } from "./oauth/personal-tokens.ts";
import { toOauthRoutes } from "./oauth/routes.ts";
import { SingleUse } from "./oauth/single-use.ts";
import { toOpenapiRoutes } from "./openapi/routes.ts";
import { toHomeRoutes } from "./pages/home-routes.ts";
import { toPersonalTokenRoutes } from "./pages/personal-token-routes.ts";
import { toPageRoutes } from "./pages/routes.ts";
import { Population } from "./people/population.ts";
import { Faults } from "./server/faults.ts";
import { createListener } from "./server/listener.ts";
import { createHostCheck } from "./server/own-host.ts";
import { RequestLog } from "./server/request-log.ts";
import { createRouter } from "./server/router.ts";
import type { Settings } from "./settings.ts";
import type { StateStore } from "./state.ts";
import { Announcer } from "./webhooks/announcer.ts";
import { Deliverer } from "./webhooks/deliverer.ts";
import { Disruptions } from "./webhooks/disruptions.ts";
import { toSubscriptionRoutes } from "./webhooks/routes.ts";

/** A sandbox that is put together but does not listen yet. */
export interface Sandbox {
  server: Server;
  /** Ends what runs in the background and writes the state. */
  stop: () => void;
  /** Takes up pending deliveries and follows the calendar until it is stopped. */
  start: () => void;
}

/** Puts the parts together around one clock. */
export function createSandbox({
  settings,
  store,
  clock,
}: {
  settings: Settings;
  store: StateStore;
  clock: Clock;
}): Sandbox {
  const { client, clients } = settings;
  const { now } = clock;
  const { subscriptions, deliveries } = store.value;
  for (const owned of [...subscriptions, ...deliveries]) owned.clientId ||= client.id;
  const population = new Population({
    store,
    years: settings.years,
    seed: settings.seed,
    users: settings.users,
  });
  const grants = new Grants({ store, accessTokenSeconds: settings.accessTokenSeconds, now });
  const isWithdrawn = settings.personalTokens === "withdrawn";
  const personalTokens = new PersonalTokens({ store, isWithdrawn, now });
  const bearers = toBearers([grants, personalTokens]);
  const requests = new SingleUse<AuthorizationRequest>(now);
  const codes = new SingleUse<Authorization>(now);
  const { spec } = settings;
  const rateLimit = new RateLimit({
    limits: { application: settings.rateLimit, token: settings.tokenRateLimit },
    now,
  });
  const faults = new Faults(settings.seed);
  const log = new RequestLog();
  const disruptions = new Disruptions(settings.seed);
  const deliverer = new Deliverer({
    store,
    clock,
    secretOf: (clientId) => (clients.find(({ id }) => id === clientId) ?? client).secret,
    isHeld: () => disruptions.values.outage === "hold",
  });
  const announcer = new Announcer({ store, grants, deliverer, disruptions, now });
  const timeline = new Timeline({ store, population, announcer, clock });
  const reset = () => {
    clock.restart();
    store.reset(clock.now());
    population.settle();
    faults.clear();
    disruptions.clear();
    log.clear();
    rateLimit.clear();
    timeline.follow();
    deliverer.wake();
  };
  const find = createRouter([
    ...toHomeRoutes({ store, clock, grants, population, disruptions, faults, log }),
    ...toPageRoutes({ grants, clients, population }),
    ...toOauthRoutes({ clients, population, requests, codes, grants }),
    ...toPersonalTokenRoutes({ personalTokens, population }),
    ...toApiRoutes({
      bearers,
      population,
      rateLimit,
      scopeStatus: settings.scopeErrors,
      spec,
      now,
    }),
    ...toOpenapiRoutes(spec),
    ...toSubscriptionRoutes({ clients, store, deliverer, clock, spec }),
    ...toControlRoutes({
      store,
      clock,
      population,
      personalTokens,
      spec,
      timeline,
      faults,
      log,
      deliverer,
      disruptions,
      reset,
    }),
  ]);
  const isOwnHost = createHostCheck(settings);
  const server = createServer(createListener({ find, faults, log, clock, isOwnHost }));
  return {
    server,
    start: () => {
      timeline.follow();
      deliverer.wake();
    },
    stop: () => {
      deliverer.stop();
      store.value.clock = clock.isReal ? null : clock.mark;
      clock.stop();
      store.flush();
    },
  };
}
