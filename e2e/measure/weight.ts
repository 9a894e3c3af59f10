import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import * as z from "zod";

const BASE = "/assets/wallet/";
const files = fileURLToPath(new URL("../../apps/wallet/dist/", import.meta.url));

const kbOf = (content: string | Buffer) => gzipSync(content, { level: 9 }).length / 1000;
const gzipKb = async (name: string) => kbOf(await readFile(join(files, name)));

const weigh = async (names: Iterable<string>): Promise<number> =>
  (await Promise.all(Array.from(names, gzipKb))).reduce((sum, size) => sum + size, 0);

const isScript = (name: string) => name.endsWith(".js");

/** Gzipped, in kB of a thousand bytes. */
export type Weight = { scripts: number; all: number };

/**
 * What the whole app weighs, in the heavier of its two languages: every screen's scripts and styles. Left aside is what a phone fetches
 * only if it comes to it: the scanner's reader and the map when they are opened, TweetNaCl where the browser has no Ed25519.
 */
export async function weighApp(): Promise<Weight> {
  const manifest = z
    .record(z.string(), z.looseObject({ file: z.string(), css: z.array(z.string()).default([]) }))
    .parse(JSON.parse(await readFile(`${files}manifest.json`, "utf8")));
  const later = /zxing|leaflet|tweetnacl|texts\/en/;
  const chunks = Object.entries(manifest).filter(([source]) => !later.test(source));
  const names = new Set(chunks.flatMap(([, { file, css }]) => [file, ...css]));
  const own = [...names].filter((name) => /\.(?:js|css)$/.test(name));
  return { scripts: await weigh(own.filter(isScript)), all: await weigh(own) };
}

/** What the first screen loaded: of these paths the app's own files, and the page itself. */
export async function weighHome(home: string, paths: string[]): Promise<Weight> {
  const own = new Set(paths.filter((path) => path.startsWith(BASE)).map((path) => path.slice(BASE.length)));
  const page = kbOf(await (await fetch(home, { headers: { Accept: "text/html" } })).text());
  return { scripts: await weigh([...own].filter(isScript)), all: page + (await weigh(own)) };
}
