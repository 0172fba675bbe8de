import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, openBrowser, type Page, requireForm, requireOk } from "./browser.ts";
import { Failure } from "./failure.ts";
import { runStep } from "./progress.ts";
import type { Addresses } from "./settings.ts";

/** A demo person, as printed at the end. */
export type DemoAccount = { name: string; email: string; password: string; persona: string };

const anna: DemoAccount = {
  name: "Anna Demo",
  email: "demo@ringboard.local",
  password: "ringboard-demo",
  persona: "steady",
};
