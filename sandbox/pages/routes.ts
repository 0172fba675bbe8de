import { withSameOrigin } from "../control/same-origin.ts";
import type { Grants } from "../oauth/grants.ts";
import type { Population } from "../people/population.ts";
import { page, redirect } from "../server/exchange.ts";
import type { Route } from "../server/router.ts";
import { applicationsPage } from "./applications.ts";

/** Which applications may read whose data, and their end. */
export function toPageRoutes({
  grants,
  population,
}: {
  grants: Grants;
  population: Population;
}): readonly Route[] {
  return [
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
