import * as z from "zod";

import { moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { memberType, memberTypeChange, memberTypePath } from "#contracts/memberTypes.ts";
import { disagreement } from "#contracts/policies.ts";
import { membershipSettings } from "#policies/membership/settings.ts";
import { membershipFeeSettings } from "#policies/membershipFee/settings.ts";
import { noticeSettings } from "#policies/notice/settings.ts";

/** What is settled version by version about the whole community. */
const settings = z.union([membershipSettings, membershipFeeSettings, memberTypeChange, noticeSettings]);

const text = z.object({ fr: z.string(), en: z.string() });
const versionNumber = z.int().min(1).meta({ description: "1, 2, 3… for each subject.", example: 2 });

/** From when on settings hold, beside the settings themselves. */
const planning = {
  effectiveAt: moment
    .nullable()
    .default(null)
    .meta({ description: "From when on it holds (milliseconds since 1970); null: at once." }),
  version: versionNumber.nullable().default(null).meta({
    description:
      "The `nextVersion` that was read: nobody overwrites what they have not seen. Null: whichever it is.",
  }),
};

export type Planning = { effectiveAt: number | null; version: number | null };

/** A subject as it was settled once. */
export const settingVersion = z
  .object({
    version: versionNumber,
    state: z.enum(["announced", "in_force", "past", "withdrawn", "failed"]).meta({
      description:
        "`withdrawn`: taken back, or another took its place before it ever held; `failed`: it could no longer stand when its moment came.",
      example: "announced",
    }),
    effectiveAt: moment.meta({ description: "From when on it holds, or was to hold." }),
    settledAt: moment,
    settledBy: z
      .object({ id: uuid, name: z.string().nullable().meta({ example: "Maud" }) })
      .meta({ description: "The administrator who settled it." }),
    decidedAt: moment
      .nullable()
      .meta({ description: "When it came into force, was withdrawn, or failed; null: it lies ahead." }),
    settings,
    explanation: text.meta({ description: "What it means, in plain sentences." }),
    before: settings
      .nullable()
      .meta({ description: "What held until then; null: it never came into force." }),
    failure: z
      .object({ code: z.string().meta({ example: "unknown_account" }), why: text })
      .nullable()
      .meta({ description: "Why it could not come into force." }),
  })
  .meta({ id: "SettingVersion" });

export type SettingVersion = z.output<typeof settingVersion>;

export const settingVersionPage = pageOf(settingVersion).meta({ id: "SettingVersionPage" });
export const settingVersionsQuery = pageQuery;

const version = z.coerce
  .number()
  .int()
  .min(1)
  .meta({ description: "1, 2, 3… for each subject.", example: 2 });
export const settingVersionPath = z.object({ version });
export const memberTypeVersionPath = memberTypePath.extend({ version });

/** What lies ahead of a subject, and what can be known of its next change. */
const ahead = {
  announced: z
    .array(settingVersion)
    .meta({ description: "Settled and not yet in force, in the order in which they will be." }),
  nextVersion: versionNumber.meta({ description: "The number of the next version.", example: 3 }),
  noticeDays: z
    .int()
    .meta({ description: "Days between settling a change and its taking effect.", example: 30 }),
  earliestAt: moment.meta({ description: "From when on a change settled now may hold." }),
};

export type Ahead = Pick<SettingChecked, keyof typeof ahead>;

const checked = z.object({
  agrees: z.boolean().meta({ description: "Whether they can stand." }),
  disagreements: z.array(disagreement),
  explanation: text.nullable().meta({ description: "What they would mean; null: they cannot stand." }),
  ...ahead,
});

export type SettingChecked = z.output<typeof checked>;

const inForce = {
  explanation: text.meta({ description: "What it means, in plain sentences." }),
  updatedAt: moment.nullable().meta({ description: "When it was last changed; null: never." }),
  ...ahead,
};

const count = (description: string, example: number) => z.int().nonnegative().meta({ description, example });

/** Who is recognised in this community, by which rules. */
export const membershipPolicy = z
  .object({ policy: membershipSettings, ...inForce })
  .meta({ id: "MembershipPolicyInForce" });

export type MembershipPolicy = z.output<typeof membershipPolicy>;

export const membershipPolicyRequest = membershipSettings
  .extend(planning)
  .meta({ id: "MembershipPolicyRequest" });

export const membershipPolicyChecked = checked
  .extend({
    effects: z.object({
      recognised: count("Recognised members as of now.", 120),
      lacking: count(
        "Those among them who have fewer certifications than would be needed: they have as long as a certification lasts to gather them.",
        7,
      ),
      admitted: count("Members who wait, and would be recognised at once.", 3),
    }),
  })
  .meta({ id: "MembershipPolicyChecked" });

export type MembershipPolicyChecked = z.output<typeof membershipPolicyChecked>;

/** What members are asked each year, by which rules. */
export const membershipFeePolicy = z
  .object({ policy: membershipFeeSettings, ...inForce })
  .meta({ id: "MembershipFeePolicyInForce" });

export type MembershipFeePolicy = z.output<typeof membershipFeePolicy>;

export const membershipFeePolicyRequest = membershipFeeSettings
  .extend(planning)
  .meta({ id: "MembershipFeePolicyRequest" });

export const membershipFeePolicyChecked = checked.meta({ id: "MembershipFeePolicyChecked" });

/** How long before they hold changes to the community’s settings are told. */
export const noticePolicy = z.object({ policy: noticeSettings, ...inForce }).meta({ id: "NoticeInForce" });

export type NoticeInForce = z.output<typeof noticePolicy>;

export const noticePolicyRequest = noticeSettings.extend(planning).meta({ id: "NoticePolicyRequest" });

/** A member type as it stands, with what is announced. */
export const memberTypeSettled = memberType.extend(ahead).meta({ id: "MemberTypeSettled" });

export type MemberTypeSettled = z.output<typeof memberTypeSettled>;

export const memberTypeChangeRequest = memberTypeChange
  .extend(planning)
  .meta({ id: "MemberTypeChangeRequest" });

export const memberTypeChecked = checked
  .extend({
    effects: z.array(
      z.object({
        currency: z.string().meta({ example: "MIEL" }),
        following: count("Accounts whose limits would change.", 58),
        beyond: count(
          "Accounts that stand beyond the new limits, and would keep theirs until they no longer do.",
          4,
        ),
        own: count("Accounts whose limits were set for themselves, and would stay.", 2),
      }),
    ),
  })
  .meta({ id: "MemberTypeChecked" });

export type MemberTypeChecked = z.output<typeof memberTypeChecked>;
