import * as z from "zod";

import { moment, uuid } from "#contracts/common.ts";
import { deviceKeySummary } from "#contracts/keys.ts";
import { passkeySummary } from "#contracts/passkeys.ts";

export const deviceSummary = z
  .object({
    id: uuid.meta({
      description: "That of its session; of a key or a passkey whose session is not known, its own.",
    }),
    name: z.string().meta({ example: "Chrome on Android" }),
    current: z.boolean().meta({ description: "The device that asks." }),
    signedIn: z.boolean(),
    createdAt: moment,
    lastUsedAt: moment.nullable().meta({ description: "To the hour." }),
    deviceKeys: z.array(deviceKeySummary).meta({ description: "With what it can sign payments." }),
    passkeys: z.array(passkeySummary).meta({ description: "What was made on it to sign in with." }),
  })
  .meta({ id: "Device", description: "A telephone or computer of a member, with all that it can do here." });

export const deviceList = z.object({ items: z.array(deviceSummary) }).meta({ id: "DeviceList" });

export const devicesQuery = z.object({
  member: uuid.optional().meta({ description: "Whose devices; one’s own if nobody is named." }),
});

export const devicePath = z.object({ id: uuid });

export const deviceRevocationRequest = z
  .strictObject({
    syncedPasskeys: z.boolean().default(false).meta({
      description:
        "Remove also the passkeys made on it that a password manager has brought to the member’s other devices.",
    }),
  })
  .meta({ id: "DeviceRevocationRequest" });

export const deviceRevocation = z
  .object({
    id: uuid,
    session: z.boolean().meta({ description: "Whether a session of it was ended now." }),
    deviceKeys: z.int().meta({ description: "So many of its keys were revoked now." }),
    passkeys: z.int().meta({ description: "So many passkeys were removed now." }),
    kept: z.array(passkeySummary).meta({
      description: "Passkeys made on it that other devices have too: they still open the account.",
    }),
  })
  .meta({ id: "DeviceRevocation" });

export type DeviceSummary = z.infer<typeof deviceSummary>;
export type DevicesQuery = z.output<typeof devicesQuery>;
export type DeviceRevocation = z.infer<typeof deviceRevocation>;
export type DeviceRevocationRequest = z.output<typeof deviceRevocationRequest>;
