import { statSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { configSchema, namespaceName } from "./config.ts";
import { doesntExist, NamespaceError, type Namespaces } from "./namespaces.ts";
import { namespaceFolder } from "./namespaceFile.ts";
import type { Pool } from "./pool.ts";

export interface AdminContext {
  readonly namespaces: Namespaces;
  readonly pool: Pool;
  readonly namespacesFolder: string;
}

const changedConfig = configSchema.extend({ block_reads: z.boolean(), block_writes: z.boolean() });
const statsSchema = z.object({ query_count: z.number() });

/**
 * One call of sqld's admin API, its answer as an object (undefined is an empty body). Throws NamespaceError with the HTTP
 * status for what is refused, AuthError for a key that is none.
 */
export async function administer(
  context: AdminContext,
  method: string,
  path: readonly string[],
  body: Uint8Array,
): Promise<unknown> {
  const [name = "", action = "", to = "", ...rest] = path;
  const { namespaces } = context;
  if (rest.length > 0 || (to !== "" && action !== "fork")) throw new NamespaceError(404, "");
  if (!namespaceName.safeParse(name).success) throw new NamespaceError(400, "Invalid namespace");
  switch (`${method} ${action}`) {
    case "POST create":
      return namespaces.create(name, parse(configSchema, body));
    case "POST fork":
      if (!namespaceName.safeParse(to).success) throw new NamespaceError(400, "Invalid namespace");
      return namespaces.fork(name, to);
    case "DELETE ":
      return namespaces.destroy(name);
    case "GET config":
      return namespaces.get(name)?.config ?? missing(name);
    case "POST config":
      return namespaces.configure(name, parse(changedConfig, body));
    case "GET stats":
      return stats(context, name);
    default:
      throw new NamespaceError(["", "create", "fork", "config", "stats"].includes(action) ? 405 : 404, "");
  }
}

const missing = (name: string): never => {
  throw doesntExist(name);
};

async function stats({ namespaces, pool, namespacesFolder }: AdminContext, name: string) {
  if (namespaces.get(name) === undefined) throw doesntExist(name);
  const answer = await pool.ask(name, { type: "stats" });
  const counted = statsSchema.parse(JSON.parse(Buffer.from(answer.body).toString()));
  const file = join(namespaceFolder(namespacesFolder, name), "data.db");
  return {
    ...counted,
    rows_read_count: 0,
    rows_written_count: 0,
    storage_bytes_used: statSync(file, { throwIfNoEntry: false })?.size ?? 0,
  };
}

function parse<T>(schema: z.ZodType<T>, body: Uint8Array): T {
  try {
    const text = Buffer.from(body).toString();
    return schema.parse(text === "" ? {} : JSON.parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : "the body is not JSON";
    throw new NamespaceError(400, `Failed to parse the request body: ${reason}`);
  }
}
