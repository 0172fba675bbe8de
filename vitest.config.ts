import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// `server-only` throws outside a React server build; tests run the same modules in plain Node.
const serverOnly = fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url));

export default defineConfig({
  resolve: { alias: { "server-only": serverOnly } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,components,sandbox,scripts,app,faults}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
          env: { TZ: "Asia/Kathmandu" },
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{lib,app,scripts}/**/*.db.test.ts"],
          setupFiles: ["./scripts/testing/own-database.ts"],
          env: { TZ: "Asia/Kathmandu" },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
