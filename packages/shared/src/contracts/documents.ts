import * as z from "zod";

import { moment, uuid } from "#contracts/common.ts";
import { deviceKeySummary } from "#contracts/keys.ts";
import { memberTypeCode } from "#contracts/members.ts";
import { line, prose } from "#contracts/text.ts";
import { orderSignature } from "#contracts/transfers.ts";

/** What members agree to: the charter of the community, and the terms on which the service may be used. */
export const documentKind = z.enum(["charter", "terms"]).meta({
  id: "DocumentKind",
  description: "The charter of the community, or the terms of use of the service.",
  example: "charter",
});

export type DocumentKind = z.infer<typeof documentKind>;

/** The name by which people know one version. */
export const documentVersionName = line(40)
  .min(1)
  .meta({ description: "The name of a version.", example: "2026-1" });

/** A text as it comes into force. A new text is a new version. */
export const documentText = z
  .strictObject({
    version: documentVersionName,
    text: prose(50_000).min(1),
    types: z
      .array(memberTypeCode)
      .max(20)
      .default([])
      .meta({ description: "The member types that it is for; none: everybody.", example: [] }),
  })
  .meta({ id: "DocumentText" });

export type DocumentText = z.output<typeof documentText>;

/** One version of a document, as anybody may read it. */
export const communityDocument = z
  .object({
    document: documentKind,
    version: documentVersionName,
    text: z.string(),
    types: z
      .array(memberTypeCode)
      .meta({ description: "The member types that it is for; none: everybody.", example: [] }),
    hash: z.string().meta({
      description: "SHA-256 of the text, hexadecimal.",
      example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    }),
    inForceFrom: moment,
    inForceUntil: moment.nullable().meta({ description: "Null: it is in force." }),
  })
  .meta({ id: "Document" });

export type CommunityDocument = z.infer<typeof communityDocument>;

export const documentList = z.object({ items: z.array(communityDocument) }).meta({ id: "DocumentList" });

export const documentPath = z.object({ kind: documentKind, version: documentVersionName });

/** A version of a document, named. */
export const namedDocument = z.object({ document: documentKind, version: documentVersionName });

export type NamedDocument = z.infer<typeof namedDocument>;

/** What an applicant accepts: of each document the version that they have read. */
export const accepts = z
  .strictObject({
    charter: documentVersionName.nullable().default(null),
    terms: documentVersionName.nullable().default(null),
  })
  .prefault({})
  .meta({
    description: "The versions that are accepted: needed of each document in force for the member type.",
    example: { charter: "2026-1", terms: "2026-1" },
  });

export type Accepts = z.output<typeof accepts>;

/** The signature of a member's device under what they accept. */
export const acceptanceSignature = z
  .strictObject({
    ...orderSignature.shape,
    signedAt: moment.meta({
      description:
        "When the device signed, by its clock: no more than ten minutes from the server’s when it is sent.",
    }),
    signature: orderSignature.shape.signature.meta({
      description:
        "Ed25519, base64url, over these bytes in UTF-8: `mereau/acceptance/v1`, a line feed, and the JSON array, without spaces, of the community’s id, the member’s, `document`, `version`, the SHA-256 of its text in hexadecimal, `signedAt` and `keyId`.",
    }),
  })
  .meta({ id: "AcceptanceSignature" });

export type AcceptanceSignature = z.output<typeof acceptanceSignature>;

export const acceptanceRequest = z
  .strictObject({
    document: documentKind,
    version: documentVersionName,
    member: uuid.optional().meta({
      description: "Who accepted, on paper, where somebody at the desk enters it; else whoever asks.",
    }),
    signed: acceptanceSignature.optional().meta({
      description: "Signed by the member’s own device; without, it is kept as a record.",
    }),
  })
  .meta({ id: "AcceptanceRequest" });

export type AcceptanceRequest = z.output<typeof acceptanceRequest>;

/** That a member accepted a text. */
export const acceptance = z
  .object({
    document: documentKind,
    version: documentVersionName,
    hash: z.string().meta({ description: "SHA-256 of the text that was accepted, hexadecimal." }),
    at: moment,
    enteredBy: z
      .object({ id: uuid, name: z.string().meta({ example: "Maud Lestrade" }) })
      .nullable()
      .meta({ description: "Who entered it for somebody who signed on paper; null: it was their own act." }),
    signed: z
      .object({
        key: deviceKeySummary.pick({ id: true, name: true, publicKey: true }),
        at: moment,
        signature: z.string(),
      })
      .nullable()
      .meta({
        description:
          "The device key with which the member signed it, revoked or not; null: it is a record alone.",
      }),
  })
  .meta({ id: "Acceptance" });

export type Acceptance = z.infer<typeof acceptance>;

export const acceptanceList = z
  .object({
    items: z.array(acceptance).meta({ description: "The newest first." }),
    awaiting: z.array(namedDocument).meta({ description: "What is in force and not accepted yet." }),
  })
  .meta({ id: "AcceptanceList" });

export type AcceptanceList = z.infer<typeof acceptanceList>;

export const acceptancesQuery = z.object({
  member: uuid.optional().meta({ description: "For those who run the community; else one’s own." }),
});
