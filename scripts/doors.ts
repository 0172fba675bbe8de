import { type Browser, requireForm, requireOk } from "./browser.ts";
import { Failure } from "./failure.ts";
import type { Addresses } from "./settings.ts";

/** A person who comes to the product from outside, with the sandbox's persona whose ring they wear. */
export type Account = {
  name: string;
  email: string;
  password: string;
  persona: string;
  /** IANA name of the zone the persona lives in. */
  timeZone: string;
};

/** Somebody at the product's doors with a browser of their own. */
export type Visit = { addresses: Addresses; browser: Browser; account: Account };

/** Creates the account. @throws Failure when the product refuses */
export async function register({ account, addresses, browser }: Visit): Promise<void> {
  const { name, email, password, timeZone } = account;
  const url = `${addresses.appUrl}/api/accounts/register`;
  const page = await browser.postJson({ url, body: { name, email, password, timeZone } });
  requireOk({ page, what: "registering the account" });
}

/** Signs in as the sign-in page does. @returns whether the product let the person in */
export async function signIn({ account, addresses, browser }: Visit): Promise<boolean> {
  const auth = `${addresses.appUrl}/api/auth`;
  const page = requireOk({ page: await browser.get(`${auth}/csrf`), what: "the sign-in form" });
  const { csrfToken } = JSON.parse(page.body) as { csrfToken: string };
  await browser.postForm({
    url: `${auth}/callback/credentials`,
    fields: [
      ["csrfToken", csrfToken],
      ["email", account.email],
      ["password", account.password],
      ["json", "true"],
    ],
  });
  const session = requireOk({ page: await browser.get(`${auth}/session`), what: "the session" });
  return JSON.parse(session.body)?.user !== undefined;
}

/** Asks for every scope and consents to all of them as the account's persona. */
export async function connect({ account, addresses, browser }: Visit): Promise<void> {
  const page = requireOk({
    page: await browser.get(`${addresses.appUrl}/api/oura/authorize`),
    what: "the consent page",
  });
  const form = requireForm({ page, action: /\/oauth\// });
  const fields = form.fields.filter(([field]) => field !== "persona" && field !== "decision");
  fields.push(["persona", account.persona], ["decision", "allow"]);
  const end = await browser.submit({ page, form: { ...form, fields } });
  requireOk({ page: end, what: "the page after consent" });
  if (end.url.origin !== new URL(addresses.appUrl).origin) {
    throw new Failure(`connecting the ring ended at ${end.url.href} instead of the product.`);
  }
}
