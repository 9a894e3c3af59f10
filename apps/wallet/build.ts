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

/** JSX as calls of `h`, which pack into 1 % less than what the compiler writes by itself. */
const shortJsx: InlineConfig = {
  oxc: { jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" } },
  plugins: [
    {
      name: "short-jsx",
      enforce: "pre",
      transform: {
        filter: { id: /\.tsx$/ },
        handler: (code) => `import { Fragment, h } from "preact";\n${code}`,
      },
    },
  ],
};

/** TweetNaCl as a module: what else stands in for `module` and Node’s `require` would be loaded by everybody. */
const naclModule: InlineConfig = {
  plugins: [
    {
      name: "nacl-module",
      transform: {
        filter: { id: /tweetnacl/ },
        handler: (code) =>
          `const module = { exports: {} };\n${code.replace("typeof require !== 'undefined'", "false")}\nexport default module.exports;`,
      },
    },
  ],
};

const common: InlineConfig = {
  root: at("."),
  base,
  configFile: false,
  logLevel: "warn",
  publicDir: false,
};

/**
 * What the first screen takes is one file, with the styles of all screens but the map’s; what two of the others take is another. The
 * rest follows the groups of src/routes.ts. Few files are soon asked for, and pack better than many.
 */
const groups = [
  { name: "main", test: /wallet\/src\/(?:main\.tsx|(?!screens\/map\/).+\.css)$/, priority: 2 },
  { name: "shared", test: /wallet\/src\/|packages\//, minShareCount: 2, priority: 1 },
];

await build({
  ...common,
  ...shortJsx,
  plugins: [shortJsx.plugins, naclModule.plugins],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    target: "es2022",
    // Packs into 1 % less than what the builder does by itself
    minify: "terser",
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3, keep_fargs: false } },
    rolldownOptions: { input: at("src/main.tsx"), output: { codeSplitting: { groups } } },
  },
});

type Chunk = { file: string; css?: string[]; assets?: string[]; isEntry?: boolean };
const manifest: Record<string, Chunk> = JSON.parse(await readFile(at("dist/manifest.json"), "utf8"));

/** What is wanted on one screen alone, and large, is fetched when that screen is first opened. */
const isFetchedLater = (source: string) => /zxing|leaflet/i.test(source);
/** What signs in browsers that cannot by themselves. */
const isForOldBrowsers = (source: string) => /tweetnacl/.test(source);

const filesOf = (isWanted: (source: string) => boolean) => {
  const chunks = Object.entries(manifest).filter(([source]) => isWanted(source));
  const files = chunks.flatMap(([, { file, css = [], assets = [] }]) => [file, ...css, ...assets]);
  return [...new Set(files)].map((file) => base + file).toSorted();
};
const kept = filesOf((source) => !isFetchedLater(source) && !isForOldBrowsers(source));

await build({
  ...common,
  define: { FILES: JSON.stringify(kept), FOR_OLD_BROWSERS: JSON.stringify(filesOf(isForOldBrowsers)) },
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
