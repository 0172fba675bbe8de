import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createAuthorization,
  type OAuthApplication,
  readCallback,
  requestTokens,
  revoke,
} from "#lib/oura/oauth.ts";
import { OAuthError } from "#lib/oura/oauth-errors.ts";
import { answerConsent, families, legacy, newer, redirectUri } from "../testing/oauth-client.ts";
import { callApi, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

let sandbox: RunningSandbox;
let base: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  base = sandbox.base;
});
afterAll(() => sandbox.stop());

type Family = (typeof families)[number][1];

const toApplication = (family: Family): OAuthApplication => ({
  endpoints: {
    authorizeUrl: base + family.authorize,
    tokenUrl: base + family.token,
    revokeUrl: base + family.revoke,
  },
  clientId: family.clientId,
  clientSecret: family.clientSecret,
  redirectUri,
  fetch,
  now: () => sandbox.clock.now,
});

const statusOf = async (token: string) =>
  (await callApi({ base, token, path: "daily_sleep" })).status;

/** The kind of error that a promise ends with. */
const kindOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "none",
    (error: unknown) => (error instanceof OAuthError ? error.kind : String(error)),
  );

/** Asks with state and verifier, answers as the person would, and reads the callback. */
async function authorize({
  family,
  decision = "allow",
}: {
  family: Family;
  decision?: "allow" | "deny";
}) {
  const application = toApplication(family);
  const scopes = family.wire(["daily", "heartrate"]);
  const { url, state, codeVerifier } = await createAuthorization({ application, scopes });
  const page = await (await fetch(url)).text();
  const requestId = /name="request" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const kept = family.wire(["daily"]);
  const answer = await answerConsent({ base, family, requestId, scopes: kept, decision });
  const { searchParams: parameters } = new URL(answer.headers.get("location") ?? "");
  const callback = readCallback({ application, parameters, expectedState: state });
  return { type: "authorization_code", callback, codeVerifier } as const;
}

describe.each(families)("the product's own client on %s", (_, family) => {
  test("authorizes, exchanges, refreshes and revokes", async () => {
    const application = toApplication(family);
    const grant = await authorize({ family });
    expect(grant.callback.grantedScopes).toEqual(["daily"]);
    const first = await requestTokens({ application, grant });
    expect(first.grantedScopes).toEqual(["daily"]);
    expect(first.expiresAt).toEqual(new Date(sandbox.clock.now + 86_400_000));
    expect(await statusOf(first.accessToken)).toBe(200);
    const refreshGrant = { type: "refresh_token", refreshToken: first.refreshToken } as const;
    const second = await requestTokens({ application, grant: refreshGrant });
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(await statusOf(second.accessToken)).toBe(200);
    await revoke({ application, accessToken: second.accessToken });
    expect(await statusOf(second.accessToken)).toBe(401);
    const late = { type: "refresh_token", refreshToken: second.refreshToken } as const;
    expect(await kindOf(requestTokens({ application, grant: late }))).toBe("invalid_grant");
  });

  test("understands a refusal, a spent code, a foreign verifier and a wrong secret", async () => {
    const application = toApplication(family);
    expect(await kindOf(authorize({ family, decision: "deny" }))).toBe("access_denied");
    const grant = await authorize({ family });
    await requestTokens({ application, grant });
    expect(await kindOf(requestTokens({ application, grant }))).toBe("invalid_grant");
    const foreign = { ...(await authorize({ family })), codeVerifier: "v".repeat(43) };
    expect(await kindOf(requestTokens({ application, grant: foreign }))).toBe("invalid_grant");
    const stranger = { ...application, clientSecret: "wrong" };
    const spared = await authorize({ family });
    expect(await kindOf(requestTokens({ application: stranger, grant: spared }))).toBe(
      "invalid_client",
    );
    expect(await kindOf(requestTokens({ application, grant: spared }))).toBe("none");
  });
});

test("the product's client disconnects nobody when it meets the documented token address from the new portal", async () => {
  const application = toApplication(newer);
  const tokens = await requestTokens({ application, grant: await authorize({ family: newer }) });
  const tokenUrl = base + legacy.token;
  const trapped = { ...application, endpoints: { ...application.endpoints, tokenUrl } };
  const grant = { type: "refresh_token", refreshToken: tokens.refreshToken } as const;
  expect(await kindOf(requestTokens({ application: trapped, grant }))).toBe("refused");
  const code = await authorize({ family: newer });
  expect(await kindOf(requestTokens({ application: trapped, grant: code }))).toBe("invalid_client");
});
