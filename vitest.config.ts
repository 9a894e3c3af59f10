import { randomBytes } from "node:crypto";

import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { configDefaults, defineConfig } from "vitest/config";

const notHere = [...configDefaults.exclude, "e2e/**", "**/.data/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["{packages,workers,apps,scripts,bench}/**/*.test.{ts,tsx}"],
          exclude: [...notHere, "**/*.workerd.test.ts"],
        },
      },
      {
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              cf: false,
              bindings: {
                ENVIRONMENT: "development",
                PLATFORM_DATABASE_URL: inject("platformDatabaseUrl"),
                PLATFORM_DATABASE_TOKEN: inject("platformDatabaseToken"),
                SEALING_KEY: randomBytes(32).toString("base64url"),
                FOUNDING: "open",
                OPERATOR_TOKEN: randomBytes(32).toString("base64url"),
                DATABASE_DRIVER: "local",
                DATABASE_URL: inject("databaseUrl"),
                DATABASE_ADMIN_KEY: inject("databaseAdminKey"),
                MAIL_TRANSPORT: "development",
              },
            },
          })),
        ],
        test: {
          name: "workerd",
          include: ["workers/**/*.workerd.test.ts"],
          exclude: notHere,
          globalSetup: ["./scripts/vitest/databaseServer.ts"],
        },
      },
    ],
  },
});
