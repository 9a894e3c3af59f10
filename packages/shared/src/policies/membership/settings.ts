import * as z from "zod";

import { trustSettings } from "#membership/trust/settings.ts";

/** The last two months of the Ğ1, 60.875 days, in whole days. */
const WINDOW_DAYS = 61;

export const membershipSettings = z
  .strictObject({
    mode: z.enum(["approval", "web_of_trust", "both"]).meta({
      description:
        "Who is a recognised member: whoever the managers approve, whoever enough members certify, or whoever has both.",
    }),
    validityDays: z
      .int()
      .min(1)
      .max(3660)
      .nullable()
      .default(366)
      .meta({ description: "How long recognition lasts; null: until it is revoked.", example: 366 }),
    renewalWindowDays: z
      .int()
      .min(1)
      .max(3660)
      .default(WINDOW_DAYS)
      .meta({ description: "So many days before its end it can be renewed.", example: WINDOW_DAYS }),
    renewedBy: z.enum(["member", "manager"]).default("member").meta({
      description:
        "Who renews: the members themselves, to say that they are still there, or the managers, for those who paid their fee.",
    }),
    reminderDays: z
      .array(z.int().min(1).max(366))
      .max(5)
      .default([60, 14, 3])
      .meta({
        description: "So many days before recognition ends the member gets a reminder.",
        example: [60, 14, 3],
      }),
    founders: z.int().min(0).max(100).default(6).meta({
      description:
        "As long as there are fewer members, administrators may recognise some without certifications.",
      example: 6,
    }),
    webOfTrust: trustSettings
      .prefault({})
      .meta({ description: "The rules of certifying, where certifications count." }),
  })
  .meta({ id: "MembershipPolicy" });

export type MembershipSettings = z.output<typeof membershipSettings>;

/** What holds where nothing was ever settled: managers take members in, for good. */
export const firstMembershipSettings: MembershipSettings = membershipSettings.parse({
  mode: "approval",
  validityDays: null,
});
