import * as z from "zod";

import { moment, pageOf, pageQuery, slug, uuid } from "#contracts/common.ts";
import { memberTypeCode } from "#contracts/members.ts";
import { normalizeCode } from "#contracts/sessions.ts";
import { line } from "#contracts/text.ts";

/** 30^10 ≈ 5.9 × 10^14 codes: with a million invitations open, one guess in 590 million finds one. */
export const INVITATION_CODE_LENGTH = 10;

/** The code of an invitation, however it was copied. */
export const invitationCode = z
  .string()
  .max(40)
  .overwrite(normalizeCode)
  .meta({ description: "The code of an invitation.", example: "K7MPQ-2XQDR" });

/** What is asked for of one invitation, and of each of many. */
const terms = {
  type: memberTypeCode
    .nullable()
    .default(null)
    .meta({ description: "The only member type that it is for; null: any that is open.", example: null }),
  expiresAt: moment.meta({ description: "Within a year." }),
  uses: z.int().min(1).max(500).default(1).meta({ description: "How many may apply by it.", example: 50 }),
  approved: z.boolean().default(false).meta({
    description: "Whoever comes by it is taken in at once; managers alone may.",
  }),
  sponsor: uuid.nullable().default(null).meta({
    description:
      "The active member in whose name it is given, as those who serve at the desk may say; null: whoever makes it.",
    example: null,
  }),
};

const note = line(120)
  .nullable()
  .meta({ description: "For whom or what, as its inviter notes it.", example: "Marché de Noël" });

export const invitationRequest = z
  .strictObject({ id: uuid, note: note.default(null), ...terms })
  .meta({ id: "InvitationRequest" });

export type InvitationRequest = z.output<typeof invitationRequest>;

/** As many as are printed and handed out in one go. */
export const BATCH_MAX = 200;

export const invitationBatchRequest = z
  .strictObject({
    id: uuid,
    notes: z
      .array(note)
      .min(1)
      .max(BATCH_MAX)
      .meta({
        description: "One invitation is made for each, in this order; null: for nobody in particular.",
        example: ["Ada Lenoir", null],
      }),
    ...terms,
  })
  .meta({ id: "InvitationBatchRequest" });

export type InvitationBatchRequest = z.output<typeof invitationBatchRequest>;

/** Whether one can still apply by it. */
export const invitationState = z
  .enum(["open", "used_up", "expired", "revoked"])
  .meta({ id: "InvitationState", example: "open" });

export type InvitationState = z.infer<typeof invitationState>;

/** An invitation as its inviter and the managers see it. */
export const invitation = z
  .object({
    id: uuid,
    code: z.string().meta({ example: "K7MPQ-2XQDR" }),
    path: z.string().meta({
      description: "Where it leads to on this site, to make a link or a QR code from.",
      example: "/le-miel/join/K7MPQ2XQDR",
    }),
    by: z.object({ id: uuid, name: z.string().meta({ example: "Maud Lestrade" }) }),
    sponsor: z
      .object({ id: uuid, name: z.string().meta({ example: "Yanis Berrada" }) })
      .nullable()
      .meta({ description: "The member in whose name it is given, where that is not whoever made it." }),
    batch: uuid.nullable().meta({ description: "With which others it was made in one go.", example: null }),
    type: memberTypeCode.nullable(),
    note: z.string().nullable().meta({ example: "Marché de Noël" }),
    createdAt: moment,
    expiresAt: moment,
    uses: z.int().meta({ example: 50 }),
    used: z.int().meta({ description: "How many have applied by it.", example: 12 }),
    approved: z.boolean(),
    state: invitationState,
  })
  .meta({ id: "Invitation" });

export type Invitation = z.infer<typeof invitation>;

export const invitationBatch = z
  .object({ id: uuid, items: z.array(invitation) })
  .meta({ id: "InvitationBatch" });

export type InvitationBatch = z.infer<typeof invitationBatch>;

export const invitationPage = pageOf(invitation).meta({ id: "InvitationPage" });

export const invitationsQuery = pageQuery.extend({
  own: z
    .stringbool()
    .default(false)
    .meta({ type: "boolean", description: "Only one’s own, for a manager, who sees all.", example: true }),
  state: invitationState.optional().meta({ description: "Only those of this state.", example: "open" }),
  batch: uuid.optional().meta({ description: "Only those made in one go." }),
});

export type InvitationsQuery = z.output<typeof invitationsQuery>;

export const invitationPath = z.object({ id: uuid });
export const invitationCodePath = z.object({ code: invitationCode });

/** An invitation as whoever has its code sees it. */
export const invitationFace = z
  .object({
    community: z.object({ slug, name: z.string().meta({ example: "Le Miel" }) }),
    inviter: z.string().meta({ description: "Its sponsor, or whoever made it.", example: "Maud Lestrade" }),
    type: memberTypeCode
      .nullable()
      .meta({ description: "The member type to apply for; null: one’s choice.", example: null }),
    approved: z.boolean().meta({ description: "Whoever applies by it is a member at once." }),
    expiresAt: moment,
    state: invitationState,
  })
  .meta({ id: "InvitationFace" });

export type InvitationFace = z.infer<typeof invitationFace>;
