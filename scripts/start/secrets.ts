import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import * as z from "zod";

import { CannotStart } from "./cannotStart.ts";
import { makeVapidKeys, type VapidKeys } from "./vapid.ts";

const vapid = z.object({
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
  privateKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

const schema = z.object({
  sealingKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  operatorToken: z.string().min(32),
  databaseAdminKey: z.string().min(32),
  /** Missing in folders from before there were push messages: they get theirs at the next start. */
  vapid: vapid.optional(),
});

/** What this machine's deployment must keep to itself; each is 32 random bytes in base64url, `vapid` a pair of keys. */
export type Secrets = z.infer<typeof schema> & { vapid: VapidKeys };

const secret = () => randomBytes(32).toString("base64url");

/** New secrets. */
export function makeSecrets(): Secrets {
  return {
    sealingKey: secret(),
    operatorToken: secret(),
    databaseAdminKey: secret(),
    vapid: makeVapidKeys(),
  };
}

/**
 * The secrets of a data folder, made the first time and readable by their owner alone. Throws {@link CannotStart}
 * when the file is damaged: without the old sealing key nothing in the folder opens any more.
 */
export async function keepSecrets(folder: string): Promise<Secrets> {
  const path = join(folder, "secrets.json");
  try {
    await write(path, makeSecrets(), "wx");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const kept = schema.safeParse(readJson(await readFile(path, "utf8")));
  if (!kept.success)
    throw new CannotStart(
      `${path} is damaged. It opens the data beside it: restore it from a backup, or choose another --data.`,
    );
  const secrets = { ...kept.data, vapid: kept.data.vapid ?? makeVapidKeys() };
  if (!kept.data.vapid) await write(path, secrets, "w");
  return secrets;
}

const write = (path: string, secrets: Secrets, flag: "w" | "wx") =>
  writeFile(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag });

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
