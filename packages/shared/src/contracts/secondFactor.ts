import * as z from "zod";

import { moment, uuid } from "#contracts/common.ts";
import { memberRole } from "#contracts/members.ts";
import { line } from "#contracts/text.ts";

/** What a session lacks before it may do what goes with its member’s role: a second step, or first a way to do one. */
export const withheld = z.object({
  role: memberRole.meta({ description: "What the member is, once the second step is done." }),
  needs: z.enum(["step", "setup"]),
});

/** Whom a community asks for a second step. */
export const secondFactorRule = z
  .enum(["none", "staff"])
  .meta({ description: "`staff`: whoever is more than a member must have a passkey or an app." });

export const secondFactorRuleChange = z.strictObject({ rule: secondFactorRule });

export const ownSecondFactor = z
  .object({
    rule: secondFactorRule,
    withheld: withheld.nullable(),
    app: z
      .object({ since: moment })
      .nullable()
      .meta({ description: "An app on a telephone that makes codes." }),
    passkeys: z.int().meta({ example: 1 }),
    recoveryCodes: z.int().meta({ description: "Those that were not used.", example: 10 }),
  })
  .meta({ id: "SecondFactor" });

export const totpEnrolment = z
  .object({
    secret: z.string().meta({ description: "Base32, to type.", example: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" }),
    uri: z.string().meta({ description: "`otpauth://`, to show as a QR code." }),
    enrolment: z.string().meta({ description: "To send back with a first code, within ten minutes." }),
  })
  .meta({
    id: "TotpEnrolment",
    description: "Told once: nothing of it is written until a first code is right.",
  });

/** Six digits of the app, as people type them. */
const digits = z
  .string()
  .max(20)
  .transform((typed) => typed.replaceAll(/\s/g, ""))
  .meta({ type: "string", description: "Six digits.", example: "492 039" });

export const totpConfirmation = z.strictObject({ enrolment: z.string().max(600), code: digits });

export const recoveryCodes = z
  .object({ codes: z.array(z.string()).meta({ example: ["K7MP-2XQD"] }) })
  .meta({ id: "RecoveryCodes", description: "Ten, each for once, told in this answer and nowhere else." });

export const secondStep = z.strictObject({
  code: line(40).meta({ description: "Six digits of the app, or a recovery code.", example: "492039" }),
});

/** The ways of somebody of the team, without their secrets. */
export const staffFactor = z
  .object({
    member: uuid,
    name: z.string(),
    role: memberRole,
    app: z.boolean(),
    passkeys: z.int(),
    recoveryCodes: z.int(),
  })
  .meta({ id: "StaffSecondFactor" });

export const staffFactors = z
  .object({ rule: secondFactorRule, items: z.array(staffFactor) })
  .meta({ id: "StaffSecondFactors" });

export const secondFactorReset = z
  .object({ app: z.boolean(), passkeys: z.int() })
  .meta({ id: "SecondFactorReset", description: "What was taken away." });

export type SecondFactorRule = z.infer<typeof secondFactorRule>;
export type OwnSecondFactor = z.infer<typeof ownSecondFactor>;
export type TotpEnrolment = z.infer<typeof totpEnrolment>;
export type StaffFactor = z.infer<typeof staffFactor>;
export type SecondFactorReset = z.infer<typeof secondFactorReset>;
