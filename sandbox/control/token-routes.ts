import { z } from "zod";
import type { PersonalTokens } from "../oauth/personal-tokens.ts";
import { knownScopes } from "../oauth/scopes.ts";
import type { Population } from "../people/population.ts";
import type { Exchange } from "../server/exchange.ts";
import type { PersonalToken } from "../state.ts";
import type { IssuedTokenAnswer, TokenAnswer } from "./answers.ts";
import type { ControlRoute } from "./control-route.ts";
import { ControlError, readBody } from "./request-body.ts";

const expects = `{"persona": "steady"}; also scopes (of ${knownScopes.join(", ")}; all when left out) and note`;

/** A wish for a personal token. */
export const tokenSchema = z.strictObject({
  persona: z.string(),
  /** Short scopes. */
  scopes: z.array(z.enum(knownScopes)).default([...knownScopes]),
  note: z.string().trim().max(100).default(""),
});

/** Personal access tokens: issued, listed without themselves, and revoked. */
export function toTokenRoutes({
  personalTokens,
  population,
}: {
  personalTokens: PersonalTokens;
  population: Population;
}): readonly ControlRoute[] {
  const list = () => ({ data: personalTokens.list().map(toAnswer) });
  return [
    { method: "GET", path: "/tokens", about: "personal access tokens", answer: list },
    {
      method: "POST",
      path: "/tokens",
      about: "a personal access token of somebody, shown this once",
      expects,
      answer: async (exchange): Promise<IssuedTokenAnswer> => {
        const wanted = await readBody({ exchange, schema: tokenSchema, expected: expects });
        const { token, entry } = issueToken({ personalTokens, population, wanted });
        return { ...toAnswer(entry), token };
      },
    },
    {
      method: "DELETE",
      path: "/tokens/:id",
      about: "revoke a personal access token",
      answer: ({ params }: Exchange) => {
        const id = params.id ?? "";
        if (personalTokens.revoke(id)) return list();
        throw new ControlError({
          status: 404,
          message: `there is no token "${id}"`,
          expected: "an id of GET /_sandbox/tokens",
        });
      },
    },
  ];
}

/** Issues a token. @throws ControlError when nobody is called so or all tokens are withdrawn */
export function issueToken({
  personalTokens,
  population,
  wanted: { persona, scopes, note },
}: {
  personalTokens: PersonalTokens;
  population: Population;
  wanted: z.output<typeof tokenSchema>;
}): { token: string; entry: PersonalToken } {
  if (personalTokens.isWithdrawn) {
    throw new ControlError({
      message: "personal access tokens are withdrawn",
      expected: "a sandbox that was started with SANDBOX_PERSONAL_TOKENS=issued",
    });
  }
  if (population.get(persona) === null) {
    throw new ControlError({
      status: 404,
      message: `there is no persona "${persona}"`,
      expected: "an id of GET /_sandbox/personas",
    });
  }
  return personalTokens.create({ personaId: persona, scopes: [...new Set(scopes)], note });
}

function toAnswer({ id, personaId, note, scopes, createdAt }: PersonalToken): TokenAnswer {
  const created_at = new Date(createdAt).toISOString();
  return { id, persona: personaId, note, scopes, created_at };
}
