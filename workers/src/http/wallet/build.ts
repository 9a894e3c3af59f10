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
const HOME = "src/screens/home/Home.tsx";
let read: Promise<WalletBuild> | undefined;

async function readManifest(assets: Bindings["ASSETS"]): Promise<WalletBuild> {
  const answer = await assets.fetch(new Request(`https://assets.invalid${BASE}manifest.json`));
  if (!answer.ok) throw new Refusal("unavailable");
  const chunks = manifest.parse(await answer.json());
  const main = chunks["src/main.tsx"];
  if (!main) throw new Refusal("unavailable");
  const filesOf = (name: string): string[] => {
    const found = chunks[name];
    return found ? [BASE + found.file, ...found.imports.flatMap(filesOf)] : [];
  };
  const early = [...main.imports.flatMap(filesOf), ...filesOf(HOME)];
  const soon = (language: string) =>
    [...new Set([...early, ...filesOf(`src/texts/${language}.ts`)])].filter(
      (file) => file !== BASE + main.file,
    );
  const styles = [...main.css, ...(chunks[HOME]?.css ?? [])].map((file) => BASE + file);
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
