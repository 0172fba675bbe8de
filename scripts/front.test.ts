import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Front, openFront } from "./front.ts";
import { findFreePort } from "./ports.ts";

let apps: Server[] = [];
let front: Front;
let url: string;

beforeEach(async () => {
  apps = await Promise.all(["first", "second"].map(startApp));
  const appPorts = apps.map((app) => (app.address() as AddressInfo).port);
  const port = await findFreePort();
  front = await openFront({ port, appPorts });
  url = `http://localhost:${port}`;
});

afterEach(async () => {
  await front.close();
  for (const app of apps) {
    app.closeAllConnections();
    await new Promise((done) => app.close(done));
  }
});

/** Answers with its name, what it was asked, and two cookies. */
function startApp(name: string): Promise<Server> {
  const app = createServer(async (incoming, outgoing) => {
    let body = "";
    for await (const chunk of incoming) body += String(chunk);
    const { host } = incoming.headers;
    outgoing.writeHead(201, [
      ["set-cookie", "a=1"],
      ["set-cookie", "b=2"],
    ]);
    outgoing.end(JSON.stringify({ name, host, method: incoming.method, path: incoming.url, body }));
  });
  return new Promise((done) => app.listen(0, "localhost", () => done(app)));
}

it("gives consecutive requests to the apps in turn, over one connection too", async () => {
  const names: string[] = [];
  for (let index = 0; index < 4; index += 1) {
    const answer = (await (await fetch(url)).json()) as { name: string };
    names.push(answer.name);
  }
  expect(names).toEqual(["first", "second", "first", "second"]);
});

it("changes neither request nor answer, and keeps the host that the visitor asked for", async () => {
  const answer = await fetch(`${url}/a?b=c`, { method: "POST", body: "hello" });
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(await answer.json()).toMatchObject({
    host: new URL(url).host,
    method: "POST",
    path: "/a?b=c",
    body: "hello",
  });
});

it("answers 502 for an app that is gone and goes on with the other", async () => {
  const [first] = apps;
  first?.closeAllConnections();
  await new Promise((done) => first?.close(done));
  const statuses = [await fetch(url), await fetch(url)].map(({ status }) => status);
  expect(statuses).toEqual([502, 201]);
});
