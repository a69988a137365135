import { defineConfig } from "vitest/config";

/** `npm run test:isolation`: attacks on every entry, with each guard taken away in turn. Too long for every change. */
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    name: "isolation",
    include: ["server/api/testing-isolation/*.isolation.test.ts"],
    globalSetup: ["db/testing-server.ts"],
    testTimeout: 900_000,
    hookTimeout: 120_000,
  },
});
