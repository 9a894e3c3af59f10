import { join } from "node:path";

import * as z from "zod";

import { fileReader, openFile } from "./databaseFile.ts";
import { type LedgerSource, NothingToVerify } from "./source.ts";

const address = z.tuple([z.string(), z.string(), z.string(), z.string()]);

const findAddress = `SELECT community.id, community.name, database.name, database.signing_public_key
FROM community JOIN database ON database.community = community.id WHERE community.slug = ?1`;

/** A community in the data folder of this machine, whether the service is running or not. Throws `NothingToVerify`. */
export async function localCommunity(folder: string, slug: string): Promise<LedgerSource> {
  const file = (namespace: string) => join(folder, "databases", "namespaces", namespace, "data.db");
  const platform = openFile(file("platform"));
  const [row] = await fileReader(platform)(findAddress, [slug]).finally(() => platform.close());
  if (!row) throw new NothingToVerify(`There is no community "${slug}" in ${folder}.`);
  const [community, name, namespace, publicKey] = address.parse(row);
  const engine = openFile(file(namespace));
  return {
    community,
    name,
    publicKey,
    read: fileReader(engine),
    isAtRest: true,
    faults: [],
    close: async () => engine.close(),
  };
}
