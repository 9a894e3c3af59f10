import { eq } from "drizzle-orm";

import { member, memberType } from "@mereau/db/tenant/schema.ts";
import { type MemberTypeChange, memberTypeChange } from "@mereau/shared/contracts/memberTypes.ts";
import { explainType } from "@mereau/shared/policies/memberType/explain.ts";
import { planFollowing } from "#services/limits/follow.ts";
import { expressType, readLimits } from "#services/member-types/express.ts";
import { findMemberType } from "#services/members/find.ts";
import { planRun } from "#services/scheduled/plan.ts";
import { type VersionedSetting, versioned } from "#services/setting-versions/setting.ts";

/** The subject of a member type, before its code. */
export const TYPE_SUBJECT = "member-type:";

/**
 * What a kind of member is. Its accounts follow its limits, soon after, but for those that have limits of their own.
 * Refused with `unknown_member_type`, and whatever `readLimits` refuses.
 */
export const memberTypeSetting = (code: string): VersionedSetting =>
  versioned<MemberTypeChange>({
    subject: `${TYPE_SUBJECT}${code}`,
    audit: { noun: "member_type", subject: code },
    title: ({ types }) => ({
      fr: `les comptes du type de membre «\u00A0${types.get(code) ?? code}\u00A0»`,
      en: `the accounts of the member type “${types.get(code) ?? code}”`,
    }),
    concerned: eq(member.type, code),
    schema: memberTypeChange,
    read: async (ctx) => {
      const { name, provider, accounts } = await expressType(ctx, await findMemberType(ctx, code));
      return { name, provider, accounts };
    },
    check: async (ctx, { accounts }) => {
      await findMemberType(ctx, code);
      await readLimits(ctx, accounts);
    },
    explain: explainType,
    writes: async (ctx, { after: { name, provider, accounts } }) => [
      ctx.db
        .update(memberType)
        .set({ name, provider, accounts: await readLimits(ctx, accounts) })
        .where(eq(memberType.code, code)),
      planRun(ctx, planFollowing(ctx, code)),
    ],
  });
