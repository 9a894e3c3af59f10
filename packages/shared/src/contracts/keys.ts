import { DAY_MS } from "#calendar/date.ts";
import * as z from "zod";

import { moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { line } from "#contracts/text.ts";

/** What a key for programs may be allowed. */
export const scope = z
  .enum([
    "accounts:read",
    "transfers:write",
    "members:read",
    "members:write",
    "currencies:write",
    "ledger:read",
  ])
  .meta({ id: "Scope", description: "What an API key may do, as the member who made it." });

export const scopes = z.array(scope);

/** The longest life of an API key: a year of 366 days. */
export const API_KEY_LIFE_MAX_MS = 366 * DAY_MS;

const name = line(80).min(1);

export const newApiKey = z
  .strictObject({
    id: uuid,
    name: name.meta({ example: "Web shop" }),
    scopes: scopes.min(1).meta({ example: ["accounts:read", "transfers:write"] }),
    expiresAt: moment
      .optional()
      .meta({ description: "When it ends; at most a year away, which is also the default." }),
  })
  .meta({ id: "ApiKeyRequest" });

export const apiKeySummary = z
  .object({
    id: uuid,
    name: z.string(),
    scopes,
    createdAt: moment,
    expiresAt: moment,
    revokedAt: moment.nullable(),
  })
  .meta({ id: "ApiKey", description: "A key for programs, without the key itself." });

export const createdApiKey = apiKeySummary
  .extend({
    token: z.string().meta({
      description: "The key itself. It is shown this once and never again.",
      example: "mereau_key_3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    }),
  })
  .meta({ id: "CreatedApiKey", description: "A key for programs, with the key itself." });

export const newDeviceKey = z
  .strictObject({
    id: uuid,
    name: name.meta({ example: "Alice’s phone" }),
    publicKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/, "must be 32 bytes in base64url")
      .meta({
        description: "The public half of an Ed25519 key made on the device: 32 bytes, base64url.",
        example: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
      }),
  })
  .meta({ id: "DeviceKeyRequest" });

export const deviceKeySummary = z
  .object({
    id: uuid,
    name: z.string(),
    publicKey: z.string(),
    createdAt: moment,
    revokedAt: moment.nullable(),
    session: uuid.nullable().meta({ description: "The session in which its device made it known last." }),
  })
  .meta({
    id: "DeviceKey",
    description:
      "The public half of a key with which a device signs payment orders, and what its member accepts.",
  });

export const apiKeyPage = pageOf(apiKeySummary).meta({ id: "ApiKeyPage" });
export const deviceKeyPage = pageOf(deviceKeySummary).meta({ id: "DeviceKeyPage" });

export const keysQuery = pageQuery.extend({
  member: uuid.optional().meta({ description: "Whose keys; one’s own if nobody is named." }),
});

export const keyPath = z.object({ id: uuid });

export type ApiKeySummary = z.infer<typeof apiKeySummary>;
export type CreatedApiKey = z.infer<typeof createdApiKey>;
export type DeviceKeySummary = z.infer<typeof deviceKeySummary>;
export type KeysQuery = z.output<typeof keysQuery>;
export type NewApiKey = z.infer<typeof newApiKey>;
export type NewDeviceKey = z.infer<typeof newDeviceKey>;
