import { defineConfig } from "vitest/config";

/** The whole deployment as `npm start` runs it, and a real browser before it. */
export default defineConfig({
  test: {
    name: "e2e",
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    globalSetup: ["./deployment.ts"],
    // A file waits for pages and answers most of its time: two at once take little more than half as long
    maxWorkers: 2,
    maxConcurrency: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
