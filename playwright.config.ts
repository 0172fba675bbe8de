import { defineConfig } from "@playwright/test";

const baseURL = process.env["E2E_BASE_URL"] ?? "http://localhost:3000";
const executablePath = process.env["E2E_CHROMIUM"];

/** The specs register people, connect rings and delete data: never against anything but this machine. */
for (const [name, value] of Object.entries({
  E2E_BASE_URL: baseURL,
  E2E_SANDBOX_URL: process.env["E2E_SANDBOX_URL"],
  DATABASE_URL: process.env["DATABASE_URL"],
})) {
  if (value && !["localhost", "127.0.0.1", "[::1]"].includes(new URL(value).hostname)) {
    throw new Error(`${name} is not on this machine; the end-to-end tests refuse to run`);
  }
}

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: process.env["E2E_REPORT"]
    ? [["list"], ["json", { outputFile: process.env["E2E_REPORT"] }]]
    : [["list"]],
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--disable-sync",
      ],
    },
  },
});
