import * as z from "zod";

import { moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { line } from "#contracts/text.ts";

/** A member keeps so many at most. */
export const PASSKEYS_MAX = 20;

/** Bytes in base64url, as browsers write the parts of a passkey in JSON. */
const bytes = (max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]*$/, "must be base64url")
    .max(max);

const transports = z.array(z.string().max(20)).max(10);

/** What `navigator.credentials.create()` and `.get()` tell besides is for the page, and not read here. */
const credential = { id: bytes(1_400).min(1), rawId: bytes(1_400).min(1), type: z.literal("public-key") };

export const createdCredential = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: bytes(8_000),
      attestationObject: bytes(60_000),
      transports: transports.default([]),
    }),
  })
  .meta({
    id: "CreatedPasskey",
    description: "What the browser made: the `toJSON()` of the answer of `navigator.credentials.create()`.",
  });

export const usedCredential = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: bytes(8_000),
      authenticatorData: bytes(60_000),
      signature: bytes(8_000),
      userHandle: bytes(100).nullish(),
    }),
  })
  .meta({
    id: "UsedPasskey",
    description: "What the browser signed: the `toJSON()` of the answer of `navigator.credentials.get()`.",
  });

export const passkeyName = line(80).min(1).meta({ example: "Alice’s phone" });

export const newPasskey = z
  .strictObject({
    id: uuid,
    name: passkeyName.optional().meta({ description: "If not given, the browser and its system." }),
    response: createdCredential,
  })
  .meta({ id: "PasskeyRequest" });

export const passkeyChange = z.strictObject({ name: passkeyName }).meta({ id: "PasskeyChange" });

export const passkeySummary = z
  .object({
    id: uuid,
    name: z.string().meta({ example: "Alice’s phone" }),
    createdAt: moment,
    lastUsedAt: moment.nullable(),
    synced: z.boolean().meta({
      description:
        "Whether a password manager brings it to the member’s other devices; else it is on one alone.",
    }),
    session: uuid.nullable().meta({ description: "The session in which it was added: its device’s." }),
  })
  .meta({ id: "Passkey", description: "With what a member signs in without a code." });

export const passkeyPage = pageOf(passkeySummary).meta({ id: "PasskeyPage" });

export const passkeysQuery = pageQuery.extend({
  member: uuid.optional().meta({ description: "Whose passkeys; one’s own if nobody is named." }),
});

export const passkeyPath = z.object({ id: uuid });

const descriptor = z.object({
  id: z.string(),
  type: z.literal("public-key"),
  transports: z.array(z.string()),
});

/** For `PublicKeyCredential.parseCreationOptionsFromJSON()`. */
export const passkeyCreation = z
  .object({
    rp: z.object({ id: z.string().meta({ example: "mereau.example" }), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge: z.string(),
    pubKeyCredParams: z.array(z.object({ type: z.literal("public-key"), alg: z.int() })),
    timeout: z.int().meta({ description: "Milliseconds within which it is to be answered." }),
    excludeCredentials: z.array(descriptor),
    authenticatorSelection: z.object({
      residentKey: z.literal("required"),
      requireResidentKey: z.literal(true),
      userVerification: z.literal("required"),
    }),
    attestation: z.literal("none"),
    extensions: z.object({ prf: z.object({}), credProps: z.literal(true) }),
  })
  .meta({ id: "PasskeyCreation", description: "What the browser is asked to make a passkey with." });

/** For `PublicKeyCredential.parseRequestOptionsFromJSON()`. */
export const passkeyRequest = z
  .object({
    rpId: z.string().meta({ example: "mereau.example" }),
    challenge: z.string(),
    timeout: z.int().meta({ description: "Milliseconds within which it is to be answered." }),
    userVerification: z.literal("required"),
    allowCredentials: z.array(descriptor).max(0),
  })
  .meta({
    id: "PasskeyUse",
    description: "What the browser is asked to sign in with: any passkey it has here.",
  });

export const passkeySignIn = z
  .strictObject({
    response: usedCredential,
    device: line(80)
      .min(1)
      .optional()
      .meta({ description: "A name by which to know this session later.", example: "Alice’s phone" }),
    bearer: z
      .boolean()
      .default(false)
      .meta({ description: "Answer with the token itself, for a client that keeps no cookies." }),
  })
  .meta({ id: "PasskeySignIn" });

export type CreatedCredential = z.output<typeof createdCredential>;
export type UsedCredential = z.output<typeof usedCredential>;
export type NewPasskey = z.output<typeof newPasskey>;
export type PasskeySummary = z.infer<typeof passkeySummary>;
export type PasskeysQuery = z.output<typeof passkeysQuery>;
export type PasskeyCreation = z.infer<typeof passkeyCreation>;
export type PasskeyRequest = z.infer<typeof passkeyRequest>;
