import * as z from "zod";

import type { Bindings } from "#env.ts";
import { Refusal } from "#services/refusal.ts";

const chunk = z.object({
  file: z.string(),
  css: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
});
const manifest = z.record(z.string(), chunk);

type Chunk = z.infer<typeof chunk>;
type Manifest = Record<string, Chunk>;

/** What a page of an app asks for: addresses of its script, of its styles, and of what is loaded with the script rather than after it. */
export type AppBuild = { script: string; styles: string[]; soon: string[] };

export type App = "wallet" | "admin";

const manifests = new Map<App, Promise<Manifest>>();

async function readManifest(assets: Bindings["ASSETS"], app: App): Promise<Manifest> {
  const answer = await assets.fetch(new Request(`https://assets.invalid/assets/${app}/manifest.json`));
  if (!answer.ok) throw new Refusal("unavailable");
  return manifest.parse(await answer.json());
}

/** An app’s manifest as it was built; read once by each copy of the Worker. */
function manifestOf(assets: Bindings["ASSETS"], app: App): Promise<Manifest> {
  const known = manifests.get(app);
  if (known) return known;
  const read = readManifest(assets, app).catch((error: unknown) => {
    manifests.delete(app);
    throw error;
  });
  manifests.set(app, read);
  return read;
}

function withImports(chunks: Manifest, name: string): Chunk[] {
  const found = chunks[name];
  return found ? [found, ...found.imports.flatMap((each) => withImports(chunks, each))] : [];
}

/**
 * One of the entries of an app as it was built.
 * @param entry its source, from the app’s folder: `src/main.tsx`
 * @param alsoSoon sources that its first screen needs as soon as it runs: the sentences of a language
 */
export async function appBuild(
  assets: Bindings["ASSETS"],
  app: App,
  entry: string,
  alsoSoon: readonly string[] = [],
): Promise<AppBuild> {
  const chunks = await manifestOf(assets, app);
  const main = chunks[entry];
  if (!main) throw new Refusal("unavailable");
  const base = `/assets/${app}/`;
  const first = withImports(chunks, entry);
  const soon = [...first, ...alsoSoon.flatMap((name) => withImports(chunks, name))].map(
    ({ file }) => base + file,
  );
  return {
    script: base + main.file,
    styles: [...new Set(first.flatMap(({ css }) => css.map((file) => base + file)))],
    soon: [...new Set(soon)].filter((file) => file !== base + main.file),
  };
}
