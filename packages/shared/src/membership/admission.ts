import { isNear, type Reach } from "#membership/trust/distance.ts";
import type { DistanceRule } from "#membership/trust/settings.ts";
import type { MembershipSettings } from "#policies/membership/settings.ts";

/** What speaks for somebody: what managers decided, and what others certified. */
export type Merits = {
  /** Managers have taken them in. */
  isApproved: boolean;
  /** Certifications in force that they have received. */
  certifications: number;
  /** Needed where the rule of distance applies and no certification is missing. */
  reach: Reach | null;
};

/**
 * Each condition of being recognised that the community has set, and whether it is met; null: it is not asked for.
 * The distance is null also while certifications are missing: it changes with each of them.
 */
export type Admission = {
  isMet: boolean;
  approval: { isMet: boolean } | null;
  certifications: { isMet: boolean; received: number; needed: number } | null;
  distance: ({ isMet: boolean; neededPercent: number } & Reach) | null;
};

/** Whether the managers' approval counts, and whether certifications do. */
export const asks = ({ mode }: Pick<MembershipSettings, "mode">) => ({
  approval: mode !== "web_of_trust",
  certifications: mode !== "approval",
});

/** The certifications that a member must have at all times; 0 where none count. */
export const neededOf = (settings: Pick<MembershipSettings, "mode" | "webOfTrust">): number =>
  asks(settings).certifications ? settings.webOfTrust.needed : 0;

/** Whether somebody would be recognised now, and for each condition how far they are. */
export function admissionOf(settings: MembershipSettings, merits: Merits): Admission {
  const { needed, distance } = settings.webOfTrust;
  const asked = asks(settings);
  const approval = asked.approval ? { isMet: merits.isApproved } : null;
  const certifications = asked.certifications
    ? { isMet: merits.certifications >= needed, received: merits.certifications, needed }
    : null;
  const nearness = certifications?.isMet && distance ? nearnessOf(merits.reach, distance) : null;
  const isMet = [approval, certifications, nearness].every((condition) => condition?.isMet ?? true);
  return { isMet, approval, certifications, distance: nearness };
}

function nearnessOf(reach: Reach | null, rule: DistanceRule) {
  if (reach === null) throw new Error("The distance was not looked at");
  return { isMet: isNear(reach, rule), neededPercent: rule.percent, ...reach };
}
