import { expect, test, vi } from "vitest";
import { callApi, connect, startSandbox } from "../testing/running-sandbox.ts";

// A busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

test("others are answered while years of nights are listed", async () => {
  const sandbox = await startSandbox({ SANDBOX_YEARS: "2" });
  const { base } = sandbox;
  const token = await connect({ base, scopes: ["daily"] });
  const listing = { isDone: false };
  let answered = 0;
  const path = "sleep?start_date=2000-01-01&end_date=2100-01-01";
  const list = callApi({ base, token, path }).then(({ body }) => {
    listing.isDone = true;
    return body.data.length;
  });
  while (!listing.isDone) {
    await callApi({ base, token, path: "daily_stress" });
    answered += 1;
  }
  expect(await list).toBeGreaterThan(600);
  expect(answered).toBeGreaterThan(5);
  await sandbox.stop();
});
