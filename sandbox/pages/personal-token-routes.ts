import { ControlError } from "../control/request-body.ts";
import { withSameOrigin } from "../control/same-origin.ts";
import { issueToken, tokenSchema } from "../control/token-routes.ts";
import type { PersonalTokens } from "../oauth/personal-tokens.ts";
import type { Population } from "../people/population.ts";
import { page, readForm, redirect } from "../server/exchange.ts";
import type { Route } from "../server/router.ts";
import { type PersonalTokensView, personalTokensPage } from "./personal-tokens.ts";

/** The page of personal access tokens, where upstream had it. */
export function toPersonalTokenRoutes({
  personalTokens,
  population,
}: {
  personalTokens: PersonalTokens;
  population: Population;
}): readonly Route[] {
  const place = "/personal-access-tokens";
  const show = ({
    status = 200,
    issued = null,
    problem = null,
  }: { status?: number } & Partial<Pick<PersonalTokensView, "issued" | "problem">>) =>
    page({
      status,
      body: personalTokensPage({
        tokens: personalTokens.list(),
        isWithdrawn: personalTokens.isWithdrawn,
        personas: population.shown().map(({ persona }) => persona),
        issued,
        problem,
      }),
    });
  return [
    { method: "GET", path: place, handler: () => show({}) },
    {
      method: "POST",
      path: place,
      handler: withSameOrigin(async (exchange) => {
        const form = await readForm(exchange);
        const wanted = tokenSchema.safeParse({
          persona: form.get("persona"),
          scopes: form.getAll("scope"),
          note: form.get("note") ?? "",
        });
        if (!wanted.success) return show({ status: 400, problem: "The form was not filled in." });
        try {
          const { token } = issueToken({ personalTokens, population, wanted: wanted.data });
          return show({ issued: token });
        } catch (error) {
          if (!(error instanceof ControlError)) throw error;
          return show({ status: error.status, problem: `Nothing was issued: ${error.message}.` });
        }
      }),
    },
    {
      method: "POST",
      path: `${place}/:id/revoke`,
      handler: withSameOrigin(({ params }) => {
        personalTokens.revoke(params.id ?? "");
        return redirect({ location: place, status: 303 });
      }),
    },
  ];
}
