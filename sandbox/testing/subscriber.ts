import { type Family, legacy } from "./oauth-client.ts";

/** A call of the subscription API with the application's credentials. */
export async function manage({
  base,
  family = legacy,
  method = "GET",
  path = "",
  body,
}: {
  base: string;
  family?: Family;
  method?: string;
  path?: string;
  body?: unknown;
}) {
  const response = await fetch(`${base}/v2/webhook/subscription${path}`, {
    method,
    headers: {
      "x-client-id": family.clientId,
      "x-client-secret": family.clientSecret,
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}

/** Asks for a subscription. */
export function subscribe({
  base,
  family = legacy,
  url,
  event,
  type,
  token = "t",
}: {
  base: string;
  family?: Family;
  url: string;
  event: string;
  type: string;
  token?: string;
}) {
  const body = {
    callback_url: url,
    verification_token: token,
    event_type: event,
    data_type: type,
  };
  return manage({ base, family, method: "POST", body });
}
