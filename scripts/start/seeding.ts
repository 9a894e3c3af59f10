import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import * as z from "zod";

import { CannotStart } from "./cannotStart.ts";

const community = z.object({
  slug: z.string(),
  name: z.string(),
  admin: z.object({ token: z.string(), email: z.string() }),
  members: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      token: z.string(),
      account: z.string(),
      role: z.string().optional(),
    }),
  ),
});

/** A demonstration community, with bearer tokens that work only for it and only in development. */
export type SeededCommunity = z.infer<typeof community>;

/**
 * What scripts/seed/seed.ts exports as `seed`: fills a running deployment with demonstration communities. It is
 * called again on the same data when an earlier run was cut off, and must then finish what that one began.
 */
export type Seed = (options: {
  url: string;
  operatorToken: string;
  /** Told what is being done, a clause at a time. */
  onProgress: (doing: string) => void;
}) => Promise<SeededCommunity[]>;

const seedModule = z.object({ seed: z.custom<Seed>((value) => typeof value === "function") });
const seedPath = fileURLToPath(new URL("../seed/seed.ts", import.meta.url));

/**
 * The demonstration communities of a data folder, made the first time and noted in its `seeded.json`. Throws
 * {@link CannotStart} when they cannot be made, or when the note is damaged.
 */
export async function seedOnce(folder: string, ...[options]: Parameters<Seed>): Promise<SeededCommunity[]> {
  const path = join(folder, "seeded.json");
  if (existsSync(path)) return readSeeded(path);
  if (!existsSync(seedPath)) return [];
  const { seed } = seedModule.parse(await import(pathToFileURL(seedPath).href));
  const made = await seed(options).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotStart(`The demonstration communities could not be made: ${reason}`, { cause: error });
  });
  await writeFile(`${path}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return made;
}

async function readSeeded(path: string): Promise<SeededCommunity[]> {
  try {
    return z.array(community).parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw new CannotStart(
      `${path} is damaged. Delete it to have the demonstration communities completed and noted again.`,
      { cause: error },
    );
  }
}
