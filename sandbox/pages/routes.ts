import { withSameOrigin } from "../control/same-origin.ts";
import type { RegisteredClient } from "../oauth/client.ts";
import type { Grants } from "../oauth/grants.ts";
import type { Population } from "../people/population.ts";
import { page, readForm, redirect } from "../server/exchange.ts";
import type { Route } from "../server/router.ts";
import { applicationsPage } from "./applications.ts";

/** Which applications may read whose data, and their end. */
export function toPageRoutes({
  grants,
  clients,
  population,
}: {
  grants: Grants;
  clients: readonly RegisteredClient[];
  population: Population;
}): readonly Route[] {
  return [
    {
      method: "GET",
      path: "/settings/applications",
      handler: () => {
        const list = grants.list();
        const names = population.namesOf(list);
        return page({ body: applicationsPage({ grants: list, clients, names }) });
      },
    },
    {
      method: "POST",
      path: "/settings/applications/revoke",
      handler: withSameOrigin(async (exchange) => {
        const form = await readForm(exchange);
        grants.revokeApplication({
          personaId: form.get("person") ?? "",
          clientId: form.get("application") ?? "",
        });
        return redirect({ location: "/settings/applications", status: 303 });
      }),
    },
  ];
}
