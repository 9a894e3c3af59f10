import * as z from "zod";

/** What the registry keeps of a namespace: sqld's configuration, with what this server does not use kept as it came. */
export const configSchema = z.object({
  jwt_key: z.string().nullish(),
  block_reads: z.boolean().default(false),
  block_writes: z.boolean().default(false),
  block_reason: z.string().nullish(),
  max_db_size: z.union([z.string(), z.number()]).nullish(),
  heartbeat_url: z.string().nullish(),
  allow_attach: z.boolean().default(false),
  txn_timeout_s: z.number().int().nonnegative().nullish(),
  durability_mode: z.string().nullish(),
});

export type Config = z.infer<typeof configSchema>;

/** Lower case, digits and hyphens, at most 64: safe as a folder, a host label and a part of a path. */
export const namespaceName = z.string().regex(/^[a-z0-9-]{1,64}$/);
