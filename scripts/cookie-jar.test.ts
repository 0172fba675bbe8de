import { describe, expect, test } from "vitest";
import { createCookieJar } from "./cookie-jar.ts";

const app = new URL("http://localhost:3000/");

describe("the cookie jar", () => {
  test("sends back what it was given, to every port of the host and to no other host", () => {
    const jar = createCookieJar();
    jar.store({ url: app, setCookie: ["a=1; Path=/; HttpOnly", "b=x=y; SameSite=Lax"] });
    expect(jar.header(app)).toBe("a=1; b=x=y");
    expect(jar.header(new URL("http://localhost:3001/deep"))).toBe("a=1; b=x=y");
    expect(jar.header(new URL("http://example.test/"))).toBeNull();
  });

  test("keeps a path's cookies to that path and what lies below it", () => {
    const jar = createCookieJar();
    jar.store({ url: app, setCookie: ["a=1; Path=/api"] });
    expect(jar.header(new URL("/api", app))).toBe("a=1");
    expect(jar.header(new URL("/api/sync", app))).toBe("a=1");
    expect(jar.header(new URL("/apixyz", app))).toBeNull();
  });

  test("replaces a cookie by name and forgets it when told", () => {
    const jar = createCookieJar();
    jar.store({ url: app, setCookie: ["a=1"] });
    jar.store({ url: app, setCookie: ["a=2"] });
    expect(jar.header(app)).toBe("a=2");
    jar.store({ url: app, setCookie: ["a=; Max-Age=0"] });
    expect(jar.header(app)).toBeNull();
    jar.store({ url: app, setCookie: ["a=3", "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"] });
    expect(jar.header(app)).toBeNull();
  });

  test("stops sending a cookie when its time is over", () => {
    let now = 0;
    const jar = createCookieJar({ now: () => now });
    jar.store({ url: app, setCookie: ["a=1; Max-Age=10"] });
    now = 9_999;
    expect(jar.header(app)).toBe("a=1");
    now = 10_000;
    expect(jar.header(app)).toBeNull();
  });

  test("sends secure cookies over https and to localhost only", () => {
    const jar = createCookieJar();
    for (const host of ["localhost", "example.test"]) {
      jar.store({ url: new URL(`https://${host}/`), setCookie: ["a=1; Secure"] });
    }
    expect(jar.header(app)).toBe("a=1");
    expect(jar.header(new URL("https://example.test/"))).toBe("a=1");
    expect(jar.header(new URL("http://example.test/"))).toBeNull();
  });

  test("ignores lines that are no cookie", () => {
    const jar = createCookieJar();
    jar.store({ url: app, setCookie: ["", "=x", "novalue"] });
    expect(jar.header(app)).toBeNull();
  });
});
