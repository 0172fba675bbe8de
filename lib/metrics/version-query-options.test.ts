import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { healthKey } from "../query/keys.ts";
import type { VersionAnswer } from "./schema.ts";
import { versionQueryOptions } from "./version-query-options.ts";

const rendered: VersionAnswer = { version: 3, person: "anna" };
const onChange = vi.fn();
const onOtherSession = vi.fn();
const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });

beforeEach(() => {
  client.setQueryData([healthKey, "series"], "Anna's nights");
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  client.clear();
});

function poll(answer: Response): Promise<unknown> {
  vi.stubGlobal("fetch", async () => answer);
  const options = versionQueryOptions({ ...rendered, onChange, onOtherSession });
  return client.fetchQuery(options).catch((error: unknown) => error);
}

const isStale = () => client.getQueryState([healthKey, "series"])?.isInvalidated;

it("changes nothing while the version stays", async () => {
  await poll(Response.json(rendered));
  expect([isStale(), onChange.mock.calls.length]).toEqual([false, 0]);
});

it("makes what is held stale when the version has grown", async () => {
  await poll(Response.json({ ...rendered, version: 4 }));
  expect([isStale(), onChange.mock.calls.length]).toEqual([true, 1]);
  expect(onOtherSession).not.toHaveBeenCalled();
});

it("takes the page away when the data is another person's, whatever its version", async () => {
  await poll(Response.json({ ...rendered, person: "ben" }));
  expect(onOtherSession).toHaveBeenCalledOnce();
  expect(onChange).not.toHaveBeenCalled();
});

it("takes the page away once the session has ended, and not for a failure", async () => {
  await poll(new Response(null, { status: 503 }));
  expect(onOtherSession).not.toHaveBeenCalled();
  const error = { code: "not_signed_in", message: "Sign in to go on." };
  await poll(Response.json({ error }, { status: 401 }));
  expect(onOtherSession).toHaveBeenCalledOnce();
});
