/** The cookies of one pretended browser, by host as browsers keep them: ports share a jar. */
export type CookieJar = {
  /** Takes in the Set-Cookie headers of an answer from `url`. */
  store: (answer: { url: URL; setCookie: readonly string[] }) => void;
  /** The Cookie header for a request to `url`; null when there is nothing to send. */
  header: (url: URL) => string | null;
};

type Cookie = { value: string; path: string; isSecure: boolean; expiresAt: number };

/** An empty jar. Domain attributes are ignored: everything here talks to one host. */
export function createCookieJar({ now = Date.now }: { now?: () => number } = {}): CookieJar {
  const hosts = new Map<string, Map<string, Cookie>>();
  return {
    store: ({ url, setCookie }) => {
      const cookies = hosts.get(url.hostname) ?? new Map<string, Cookie>();
      hosts.set(url.hostname, cookies);
      for (const line of setCookie) {
        const parsed = parseSetCookie({ line, now: now() });
        if (!parsed) continue;
        if (parsed.cookie.expiresAt <= now()) cookies.delete(parsed.name);
        else cookies.set(parsed.name, parsed.cookie);
      }
    },
    header: (url) => {
      const pairs = [...(hosts.get(url.hostname) ?? [])]
        .filter(([, cookie]) => cookie.expiresAt > now() && isSentTo({ cookie, url }))
        .map(([name, { value }]) => `${name}=${value}`);
      return pairs.length > 0 ? pairs.join("; ") : null;
    },
  };
}

/** Browsers treat localhost as secure enough for Secure cookies. */
function isSentTo({ cookie, url }: { cookie: Cookie; url: URL }): boolean {
  if (cookie.isSecure && url.protocol !== "https:" && url.hostname !== "localhost") return false;
  const folder = cookie.path.endsWith("/") ? cookie.path : `${cookie.path}/`;
  return url.pathname === cookie.path || url.pathname.startsWith(folder);
}

function parseSetCookie({
  line,
  now,
}: {
  line: string;
  now: number;
}): { name: string; cookie: Cookie } | null {
  const [pair = "", ...parts] = line.split(";").map((part) => part.trim());
  const cut = pair.indexOf("=");
  if (cut <= 0) return null;
  const attributes = new Map(
    parts.map((part): [string, string] => {
      const [key = "", ...rest] = part.split("=");
      return [key.toLowerCase(), rest.join("=")];
    }),
  );
  const path = attributes.get("path");
  return {
    name: pair.slice(0, cut),
    cookie: {
      value: pair.slice(cut + 1),
      path: path?.startsWith("/") ? path : "/",
      isSecure: attributes.has("secure"),
      expiresAt: toExpiry({ attributes, now }),
    },
  };
}

/** Max-Age wins over Expires; neither means until the browser closes. */
function toExpiry({ attributes, now }: { attributes: Map<string, string>; now: number }): number {
  const maxAge = attributes.get("max-age");
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return now + Number(maxAge) * 1000;
  const expires = Date.parse(attributes.get("expires") ?? "");
  return Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires;
}
