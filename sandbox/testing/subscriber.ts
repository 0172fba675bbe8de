import { clientId, clientSecret } from "./oauth-client.ts";

/** A call of the subscription API with the application's credentials. */
export async function manage({
  base,
  method = "GET",
  path = "",
  body,
}: {
  base: string;
  method?: string;
  path?: string;
  body?: unknown;
}) {
  const response = await fetch(`${base}/v2/webhook/subscription${path}`, {
    method,
    headers: {
      "x-client-id": clientId,
      "x-client-secret": clientSecret,
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
  url,
  event,
  type,
  token = "t",
}: {
  base: string;
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
  return manage({ base, method: "POST", body });
}
