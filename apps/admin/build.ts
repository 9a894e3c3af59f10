import { fileURLToPath } from "node:url";

import { build } from "vite";

/*
 * node build.ts
 * Builds the app. The Worker writes its page itself, for each community its own, and finds in dist/manifest.json what it asks for.
 */

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages of the app: each is written by the Worker, and begins with one of these. */
const entries = ["src/main.tsx", "src/found.tsx", "src/kiosk/main.tsx"];

await build({
  root: at("."),
  base: "/assets/admin/",
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    target: "es2022",
    rolldownOptions: { input: entries.map(at) },
  },
});
