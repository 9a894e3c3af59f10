import * as z from "zod";

import { accountId, email, language, moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { cardChange, memberCard } from "#contracts/cards.ts";
import { holderRole } from "#contracts/accounts.ts";
import { phone } from "#contracts/phone.ts";
import { line, prose } from "#contracts/text.ts";
import { roles } from "#membership/roles.ts";

export const memberName = line(80).min(1).meta({ description: "A name.", example: "Boulangerie du Four" });

export const memberTypeCode = z
  .string()
  .max(30)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be small letters, digits and hyphens")
  .meta({ description: "The code of a member type.", example: "provider" });

export const memberStatus = z
  .enum(["applied", "active", "refused", "suspended", "left"])
  .meta({ id: "MemberStatus", example: "active" });

export const memberRole = z
  .enum(roles)
  .meta({ id: "MemberRole", description: "What a member may do for the community.", example: "member" });

export const memberAmounts = z.enum(["units", "dividends", "euros"]).meta({
  id: "MemberAmounts",
  description: "In what a member likes amounts to be shown; what is answered here does not change with it.",
  example: "units",
});

/** A member as the managers and the member see them. */
export const member = z
  .object({
    id: uuid,
    number: z.int().meta({ description: "Given in order, from 1001 on.", example: 1042 }),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    type: memberTypeCode,
    status: memberStatus,
    role: memberRole,
    language,
    amounts: memberAmounts,
    message: z.string().nullable().meta({ description: "What they wrote when they applied." }),
    appliedAt: moment,
    decidedAt: moment.nullable(),
    decidedBy: uuid.nullable(),
    decisionReason: z.string().nullable(),
  })
  .meta({ id: "Member" });

export type Member = z.infer<typeof member>;

/** A member with their card and the accounts that they hold. */
export const memberWithAccounts = member
  .extend({
    card: memberCard,
    accounts: z.array(z.object({ id: accountId, role: holderRole })),
    invitedBy: z
      .object({ id: uuid, name: z.string().meta({ example: "Maud Lestrade" }) })
      .nullable()
      .meta({ description: "Whose invitation they applied by; null: none." }),
  })
  .meta({ id: "MemberWithAccounts" });

export type MemberWithAccounts = z.infer<typeof memberWithAccounts>;

export const memberPage = pageOf(member).meta({ id: "MemberPage" });

const searched = line(80).optional().meta({
  description:
    "Words of a name or e-mail address, each or its beginning, with or without accents; or a number.",
  example: "four",
});

export const membersQuery = pageQuery.extend({
  status: memberStatus.optional(),
  type: memberTypeCode.optional(),
  q: searched,
});

export type MembersQuery = z.output<typeof membersQuery>;

/** What the list is narrowed to, where it is taken whole. */
export const memberTableQuery = membersQuery.pick({ status: true, type: true, q: true }).extend({
  lang: language.optional().meta({
    description: "The language of the table; without it that of `Accept-Language`.",
    example: "fr",
  }),
});

/** Why an application is refused, or a member suspended. */
export const reasonRequest = z.strictObject({ reason: prose(500).min(1) }).meta({ id: "ReasonRequest" });

/** Only what is given changes; null takes an address or a number away. */
export const profileChange = z
  .strictObject({
    name: memberName.optional(),
    email: email.nullable().optional(),
    phone: phone.nullable().optional(),
    language: language.optional(),
    amounts: memberAmounts.optional(),
    ...cardChange.shape,
  })
  .meta({ id: "ProfileChange" });

export type ProfileChange = z.output<typeof profileChange>;

export const roleChange = z.strictObject({ role: memberRole }).meta({ id: "RoleChange" });
export const typeChange = z.strictObject({ type: memberTypeCode }).meta({ id: "TypeChange" });

export const memberPath = z.object({ id: uuid });
