import { expect, test } from "vitest";
import { type LoggedRequest, RequestLog } from "./request-log.ts";

const request = (values: Partial<LoggedRequest> = {}): Omit<LoggedRequest, "id"> => ({
  at: 0,
  method: "GET",
  route: "/v2/usercollection/sleep",
  path: "/v2/usercollection/sleep",
  query: {},
  status: 200,
  milliseconds: 1,
  token: "none",
  fault: null,
  ...values,
});

test("the log keeps the latest thousand requests and counts all", () => {
  const log = new RequestLog();
  for (let count = 1; count <= 1050; count++) log.add(request({ at: count }));
  const latest = log.latest(2000);
  expect([latest.length, latest[0]?.at, latest.at(-1)?.at]).toEqual([1000, 1050, 51]);
  expect([log.total, log.counts()[0]?.count]).toEqual([1050, 1050]);
});

test("tokens that someone invents share a counter past a bound, and known ones keep theirs", () => {
  const log = new RequestLog();
  log.add(request({ token: "known" }));
  for (let count = 0; count < 5000; count++) log.add(request({ token: `invented-${count}` }));
  log.add(request({ token: "known" }));
  const counts = log.counts();
  expect(counts.length).toBe(2001);
  expect(counts.find(({ token }) => token === "known")?.count).toBe(2);
  expect(counts.find(({ token }) => token === "others")?.count).toBe(3001);
});
