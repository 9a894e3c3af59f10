import * as z from "zod";

import type { Bindings } from "#env.ts";
import { Refusal } from "#services/refusal.ts";

const chunk = z.object({
  file: z.string(),
  css: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
});
const manifest = z.record(z.string(), chunk);

/** What a page of the wallet asks for: addresses of its script, its styles, and what each language needs soon. */
export type WalletBuild = {
  script: string;
  styles: string[];
  /** Loaded with the script rather than after it. */
  soon: { fr: string[]; en: string[] };
};

const BASE = "/assets/wallet/";
let read: Promise<WalletBuild> | undefined;

async function readManifest(assets: Bindings["ASSETS"]): Promise<WalletBuild> {
  const answer = await assets.fetch(new Request(`https://assets.invalid${BASE}manifest.json`));
  if (!answer.ok) throw new Refusal("unavailable");
  const chunks = manifest.parse(await answer.json());
  const main = chunks["src/main.tsx"];
  if (!main) throw new Refusal("unavailable");
  const withImports = (name: string): z.infer<typeof chunk>[] => {
    const found = chunks[name];
    return found ? [found, ...found.imports.flatMap(withImports)] : [];
  };
  const first = withImports("src/main.tsx");
  const soon = (language: string) =>
    [...first, ...withImports(`src/texts/${language}.ts`)]
      .map(({ file }) => BASE + file)
      .filter((file, index, all) => file !== BASE + main.file && all.indexOf(file) === index);
  const styles = first.flatMap(({ css }) => css.map((file) => BASE + file));
  return { script: BASE + main.file, styles, soon: { fr: soon("fr"), en: soon("en") } };
}

/** The wallet as it was built; read once by each copy of the Worker. */
export function walletBuild(assets: Bindings["ASSETS"]): Promise<WalletBuild> {
  read ??= readManifest(assets).catch((error: unknown) => {
    read = undefined;
    throw error;
  });
  return read;
}
