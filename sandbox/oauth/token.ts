import { type Exchange, json, type Reply, readForm } from "../server/exchange.ts";
import { isSameSecret, type RegisteredClient, readCredentials } from "./client.ts";
import type { Grants, IssuedTokens } from "./grants.ts";
import { type Authorization, fitsChallenge, type SingleUse } from "./pending.ts";

export interface TokenContext {
  client: RegisteredClient;
  grants: Grants;
  codes: SingleUse<Authorization>;
}

/** The token endpoint: codes for tokens, refresh tokens for new ones, errors as in RFC 6749. */
export function exchangeToken({ client, grants, codes }: TokenContext) {
  return async (exchange: Exchange): Promise<Reply> => {
    const form = await readForm(exchange);
    const credentials = readCredentials({ request: exchange.request, form });
    if (credentials?.id !== client.id || !isSameSecret(credentials.secret, client.secret)) {
      return failure({
        status: 401,
        error: "invalid_client",
        description: "Unknown client or wrong secret",
      });
    }
    const kind = form.get("grant_type");
    if (kind === "refresh_token") {
      const tokens = grants.refresh({
        refreshToken: form.get("refresh_token") ?? "",
        clientId: client.id,
      });
      return tokens === null
        ? failure({
            error: "invalid_grant",
            description: "The refresh token is unknown, used or revoked",
          })
        : success(tokens);
    }
    if (kind !== "authorization_code") {
      return failure({
        error: "unsupported_grant_type",
        description: "authorization_code or refresh_token",
      });
    }
    const authorization = codes.take(form.get("code") ?? "");
    const fits =
      authorization !== null &&
      authorization.clientId === client.id &&
      authorization.redirectUri === form.get("redirect_uri") &&
      fitsChallenge({
        challenge: authorization.codeChallenge,
        verifier: form.get("code_verifier"),
      });
    if (!fits) {
      return failure({
        error: "invalid_grant",
        description: "The code is unknown, used, expired or not yours",
      });
    }
    const { personaId, scopes } = authorization;
    return success(grants.create({ personaId, clientId: client.id, scopes }));
  };
}

/** Revocation: ends the whole grant of the token; answers 200 for any token, as RFC 7009 asks. */
export function revokeToken(grants: Grants) {
  return async (exchange: Exchange): Promise<Reply> => {
    const form = await readForm(exchange);
    const token =
      exchange.url.searchParams.get("access_token") ??
      form.get("access_token") ??
      form.get("token");
    if (token === null || token === "") {
      return failure({ error: "invalid_request", description: "access_token is missing" });
    }
    const access = grants.access(token);
    if (access !== null) grants.revoke(access.grantId);
    return json({ body: {} });
  };
}

function success({ accessToken, refreshToken, expiresIn, scopes }: IssuedTokens): Reply {
  return json({
    headers: { "cache-control": "no-store" },
    body: {
      access_token: accessToken,
      token_type: "bearer",
      expires_in: expiresIn,
      refresh_token: refreshToken,
      scope: scopes.join(" "),
    },
  });
}

function failure({
  status = 400,
  error,
  description,
}: {
  status?: number;
  error: string;
  description: string;
}): Reply {
  return json({
    status,
    headers: {
      "cache-control": "no-store",
      ...(status === 401 ? { "www-authenticate": "Basic" } : {}),
    },
    body: { error, error_description: description },
  });
}
