import { existsSync, readFileSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// `npm test` starts an instance for the browser and names its file; alone, Playwright looks at what `npm run up` has started.
const file = process.env.HIKYAKU_INSTANCE ?? ".data/instance.json";
const { env }: { env: Record<string, string> } = existsSync(file)
  ? JSON.parse(readFileSync(file, "utf8"))
  : { env: {} };

export default defineConfig({
  testDir: "promises",
  outputDir: "../test-results",
  // One instance serves all; each test makes a tenant of its own.
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: "list",
  use: {
    baseURL: env.APP_ORIGIN ?? "",
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    viewport: { width: 1440, height: 900 },
    // A press that finds nothing says so before the test is over.
    actionTimeout: 15_000,
    // Of what failed: each step with its page. A film would take as much of two cores as the browser itself.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      ...(process.env.CHROMIUM_PATH === undefined ? {} : { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
