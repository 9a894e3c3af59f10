import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build, type InlineConfig } from "vite";

/*
 * node build.ts
 * Builds the app, then its service worker, which knows the files of this very build. The Worker writes the page itself, for each
 * community its own, and finds in dist/manifest.json what it asks for.
 */

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const base = "/assets/wallet/";

const common: InlineConfig = {
  root: at("."),
  base,
  configFile: false,
  logLevel: "warn",
  publicDir: false,
};

await build({
  ...common,
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    target: "es2022",
    rolldownOptions: { input: at("src/main.tsx") },
  },
});

type Chunk = { file: string; css?: string[]; assets?: string[]; isEntry?: boolean };
const manifest: Record<string, Chunk> = JSON.parse(await readFile(at("dist/manifest.json"), "utf8"));

/** What is wanted on one screen alone, and large, is fetched when that screen is first opened. */
const isFetchedLater = (source: string) => /zxing|leaflet|uplot/i.test(source);

const files = Object.entries(manifest)
  .filter(([source]) => !isFetchedLater(source))
  .flatMap(([, { file, css = [], assets = [] }]) => [file, ...css, ...assets]);
const kept = [...new Set(files)].map((file) => base + file).toSorted();

await build({
  ...common,
  define: { FILES: JSON.stringify(kept) },
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    // Not as a module: a service worker is a plain script in every browser
    lib: {
      entry: at("src/serviceWorker/main.ts"),
      formats: ["iife"],
      name: "wallet",
      fileName: () => "serviceWorker.js",
    },
  },
});

const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(kept.join("\n")));
const version = Buffer.from(hash).toString("hex").slice(0, 12);
await writeFile(at("dist/build.json"), `${JSON.stringify({ version })}\n`);
