import type { Clock } from "../clock.ts";
import type { Grants } from "../oauth/grants.ts";
import type { Population } from "../people/population.ts";
import { page } from "../server/exchange.ts";
import type { Faults } from "../server/faults.ts";
import type { RequestLog } from "../server/request-log.ts";
import type { Route } from "../server/router.ts";
import type { StateStore } from "../state.ts";
import type { Disruptions } from "../webhooks/disruptions.ts";
import { homePage } from "./home.ts";

/** The root: all controls of the sandbox on one page. */
export function toHomeRoutes({
  store,
  clock,
  grants,
  population,
  disruptions,
  faults,
  log,
}: {
  store: StateStore;
  clock: Clock;
  grants: Grants;
  population: Population;
  disruptions: Disruptions;
  faults: Faults;
  log: RequestLog;
}): readonly Route[] {
  const handler = () => {
    const { subscriptions, deliveries } = store.value;
    const now = clock.now();
    const body = homePage({
      clock,
      residents: population.shown(),
      size: population.size,
      names: population.namesOf(grants.list()),
      grants: grants.list(),
      subscriptions: subscriptions.filter(({ expiresAt }) => expiresAt > now),
      deliveries,
      disruptions: disruptions.values,
      faults: faults.list(),
      log,
    });
    return page({ body });
  };
  return [{ method: "GET", path: "/", handler }];
}
