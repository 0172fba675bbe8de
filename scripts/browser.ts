import { createCookieJar } from "./cookie-jar.ts";
import { Failure } from "./failure.ts";
import { type HtmlForm, parseForms } from "./html-form.ts";

/** An answer that is not a redirect, with the address it came from. */
export type Page = { url: URL; status: number; body: string };

/** A pretended browser: cookies, redirects and forms over plain HTTP. */
export type Browser = {
  get: (url: string) => Promise<Page>;
  postJson: (options: { url: string; body: unknown }) => Promise<Page>;
  postForm: (options: { url: string; fields: [string, string][] }) => Promise<Page>;
  /** The Cookie header that would go to an address; "" when there is none. */
  cookie: (url: string) => string;
  /** Submits a form of a page, with more or other fields than it shows. */
  submit: (options: { page: Page; form: HtmlForm }) => Promise<Page>;
};

/** Opens a browser without cookies. Every request carries its own site as Origin, as browsers do. */
export function openBrowser({ signal }: { signal: AbortSignal }): Browser {
  const jar = createCookieJar();

  const send = async ({ url, init }: { url: URL; init: RequestInit }): Promise<Response> => {
    const headers = new Headers(init.headers);
    const cookie = jar.header(url);
    if (cookie) headers.set("cookie", cookie);
    if (init.method === "POST") headers.set("origin", url.origin);
    const response = await fetch(url, {
      ...init,
      headers,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
    });
    jar.store({ url, setCookie: response.headers.getSetCookie() });
    return response;
  };

  const follow = async ({ url, init }: { url: string; init: RequestInit }): Promise<Page> => {
    let current = new URL(url);
    let response = await send({ url: current, init });
    for (let hops = 0; hops < 10; hops += 1) {
      const location = response.headers.get("location");
      if (response.status < 300 || response.status > 399 || !location) {
        return { url: current, status: response.status, body: await response.text() };
      }
      await response.body?.cancel();
      current = new URL(location, current);
      response = await send({ url: current, init: {} });
    }
    throw new Failure(`${url} redirects without end.`);
  };

  const postForm: Browser["postForm"] = ({ url, fields }) =>
    follow({ url, init: { method: "POST", body: new URLSearchParams(fields) } });

  return {
    get: (url) => follow({ url, init: {} }),
    cookie: (url) => jar.header(new URL(url)) ?? "",
    postForm,
    postJson: ({ url, body }) =>
      follow({
        url,
        init: {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        },
      }),
    submit: ({ page, form }) => {
      const url = new URL(form.action, page.url);
      if (form.method === "POST") return postForm({ url: url.href, fields: form.fields });
      url.search = new URLSearchParams(form.fields).toString();
      return follow({ url: url.href, init: {} });
    },
  };
}

/** The one form of a page that leads to `action`. @throws Failure when the page has none */
export function requireForm({ page, action }: { page: Page; action: RegExp }): HtmlForm {
  const form = parseForms(page.body).find((candidate) =>
    action.test(new URL(candidate.action, page.url).pathname),
  );
  if (form) return form;
  throw new Failure(`${page.url.href} answered ${page.status} without the expected form.`);
}

/** @throws Failure with status and beginning of the answer unless it was a success */
export function requireOk({ page, what }: { page: Page; what: string }): Page {
  if (page.status >= 200 && page.status < 300) return page;
  throw new Failure(`${what} answered ${page.status}: ${page.body.slice(0, 300)}`);
}
