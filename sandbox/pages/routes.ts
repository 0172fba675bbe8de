import { withSameOrigin } from "../control/same-origin.ts";
import type { Grants } from "../oauth/grants.ts";
import type { Population } from "../people/population.ts";
import { page, redirect } from "../server/exchange.ts";
import type { Route } from "../server/router.ts";
import type { StateStore } from "../state.ts";
import { applicationsPage } from "./applications.ts";
import { homePage } from "./home.ts";

/** The pages for people: the root with its buttons, and the applications that may read. */
export function toPageRoutes({
  store,
  grants,
  population,
}: {
  store: StateStore;
  grants: Grants;
  population: Population;
}): readonly Route[] {
  return [
    {
      method: "GET",
      path: "/",
      handler: () => {
        const { subscriptions, deliveries } = store.value;
        return page({
          body: homePage({
            residents: population.all(),
            grants: grants.list(),
            subscriptions,
            deliveries,
          }),
        });
      },
    },
    {
      method: "GET",
      path: "/settings/applications",
      handler: () => {
        const names = new Map(population.all().map(({ persona }) => [persona.id, persona.name]));
        return page({ body: applicationsPage({ grants: grants.list(), names }) });
      },
    },
    {
      method: "POST",
      path: "/settings/applications/:id/revoke",
      handler: withSameOrigin(({ params }) => {
        grants.revoke(params.id ?? "");
        return redirect({ location: "/settings/applications", status: 303 });
      }),
    },
  ];
}
