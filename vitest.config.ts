import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { configDefaults, defineConfig } from "vitest/config";

/** Whole communities are founded in tests, and a machine may have other work at the same time. */
const testTimeout = 30_000;

/**
 * Files that share a process share the modules they load, which is what takes longest of most; so each puts back what
 * it changes for all, such as the clock. One process a core: a test waits for its database half of the time.
 */
const together = { isolate: false, maxWorkers: "100%" };

const notHere = [...configDefaults.exclude, "e2e/**", "**/.data/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          ...together,
          testTimeout,
          hookTimeout: 2 * testTimeout,
          include: ["{packages,workers,apps,scripts,bench}/**/*.test.{ts,tsx}"],
          exclude: [...notHere, "**/*.workerd.test.ts"],
          setupFiles: ["./scripts/vitest/campaign.ts"],
          globalSetup: ["./scripts/vitest/dataFolder.ts"],
        },
      },
      {
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              cf: false,
              bindings: inject("settings"),
            },
          })),
        ],
        test: {
          name: "workerd",
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout,
          hookTimeout: 2 * testTimeout,
          include: ["workers/**/*.workerd.test.ts"],
          exclude: notHere,
          globalSetup: ["./scripts/vitest/databaseServer.ts", "./scripts/vitest/mailServers.ts"],
        },
      },
    ],
  },
});
