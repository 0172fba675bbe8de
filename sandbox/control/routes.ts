import type { SpecVersion } from "../api/served-types.ts";
import type { Clock } from "../clock.ts";
import type { PersonalTokens } from "../oauth/personal-tokens.ts";
import type { Population } from "../people/population.ts";
import { json } from "../server/exchange.ts";
import type { Faults } from "../server/faults.ts";
import type { RequestLog } from "../server/request-log.ts";
import type { Route } from "../server/router.ts";
import type { StateStore } from "../state.ts";
import type { Deliverer } from "../webhooks/deliverer.ts";
import type { Disruptions } from "../webhooks/disruptions.ts";
import { toClockRoutes } from "./clock-routes.ts";
import { type ControlRoute, controlRoot, toRoutes } from "./control-route.ts";
import { toFaultRoutes } from "./fault-routes.ts";
import { toPersonaRoutes } from "./persona-routes.ts";
import { toRequestRoutes } from "./request-routes.ts";
import type { Timeline } from "./timeline.ts";
import { toTokenRoutes } from "./token-routes.ts";
import { toWebhookRoutes } from "./webhook-routes.ts";

export interface ControlContext {
  store: StateStore;
  clock: Clock;
  population: Population;
  personalTokens: PersonalTokens;
  /** The version in which documents are shown. */
  spec: SpecVersion;
  timeline: Timeline;
  faults: Faults;
  log: RequestLog;
  deliverer: Deliverer;
  disruptions: Disruptions;
  reset: () => void;
}

/** Control for tests and for the page, as JSON; its own list is at its root. */
export function toControlRoutes(context: ControlContext): readonly Route[] {
  const routes: readonly ControlRoute[] = [
    { method: "GET", path: "/health", about: "whether it runs", answer: () => ({ status: "ok" }) },
    ...toPersonaRoutes(context),
    ...toClockRoutes(context),
    ...toFaultRoutes(context.faults),
    ...toTokenRoutes(context),
    ...toWebhookRoutes(context),
    ...toRequestRoutes(context.log),
    {
      method: "POST",
      path: "/reset",
      about:
        "back to the beginning: people, grants, tokens, subscriptions, deliveries, faults, logs, clock",
      answer: () => {
        context.reset();
        return { status: "reset" };
      },
    },
  ];
  const list = routes.map(({ method, path, about, expects }) => ({
    method,
    path: controlRoot + path,
    about,
    ...(expects === undefined ? {} : { expects }),
  }));
  return [
    { method: "GET", path: controlRoot, handler: () => json({ body: { data: list } }) },
    ...toRoutes(routes),
  ];
}
