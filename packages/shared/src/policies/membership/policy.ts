import type { CommunityPolicy } from "#policies/community.ts";
import { disagreements } from "#policies/membership/disagreements.ts";
import type { MembershipSettings } from "#policies/membership/settings.ts";
import type { Texts } from "#policies/policy.ts";

/** Who is a recognised member, and for how long: the managers say so, the members themselves, or both. */
export const membership: CommunityPolicy<"membership"> = {
  explain: (settings) => {
    const parts = [whoIs, howNear, howCertified, howLong].map((part) => part(settings));
    const said = (language: keyof Texts) =>
      parts.flatMap((part) => (part === null ? [] : [part[language]])).join(" ");
    return { fr: said("fr"), en: said("en") };
  },
  disagreements,
};

/** `1 certification`, `5 certifications`; in French 0 is singular too. */
const several = (count: number, one: string) => `${count} ${one}${count > 1 ? "s" : ""}`;

function whoIs({ mode, webOfTrust: { needed } }: MembershipSettings): Texts {
  const certified = several(needed, "certification");
  switch (mode) {
    case "approval":
      return {
        fr: "Est membre reconnu qui est accepté par les gestionnaires.",
        en: "A recognised member is one whom the managers have approved.",
      };
    case "web_of_trust":
      return {
        fr: `Est membre reconnu qui a reçu de membres ${certified}, et les garde.`,
        en: `A recognised member is one who has received ${certified} from members, and keeps them.`,
      };
    case "both":
      return {
        fr: `Est membre reconnu qui est accepté par les gestionnaires et a reçu de membres ${certified}, et les garde.`,
        en: `A recognised member is one whom the managers have approved and who has received ${certified} from members, and keeps them.`,
      };
  }
}

function howNear({ mode, webOfTrust: { distance } }: MembershipSettings): Texts | null {
  if (mode === "approval" || distance === null) return null;
  const { steps, percent } = distance;
  return {
    fr: `Pour entrer et pour renouveler, il faut être à ${steps} pas au plus de ${percent} % des membres référents.`,
    en: `To enter and to renew, one must be within ${several(steps, "step")} of ${percent} % of the referees.`,
  };
}

function howCertified({ mode, webOfTrust }: MembershipSettings): Texts | null {
  if (mode === "approval") return null;
  const { issuedMax, periodDays, lifeDays } = webOfTrust;
  const fr = `Chacun peut avoir donné ${several(issuedMax, "certification")} à la fois`;
  const en = `Everybody may have given ${several(issuedMax, "certification")} at a time`;
  return {
    fr:
      (periodDays > 0 ? `${fr}, une tous les ${several(periodDays, "jour")}` : fr) +
      ` ; une certification vaut ${several(lifeDays, "jour")}.`,
    en:
      (periodDays > 0 ? `${en}, one every ${several(periodDays, "day")}` : en) +
      `; a certification lasts ${several(lifeDays, "day")}.`,
  };
}

function howLong({ validityDays, renewalWindowDays, renewedBy }: MembershipSettings): Texts {
  if (validityDays === null)
    return {
      fr: "La reconnaissance n’a pas de terme.",
      en: "Recognition has no end of its own.",
    };
  const by = {
    member: { fr: "Chacun la renouvelle", en: "Members renew it themselves" },
    manager: { fr: "Les gestionnaires la renouvellent", en: "The managers renew it" },
  }[renewedBy];
  return {
    fr: `La reconnaissance vaut ${several(validityDays, "jour")}. ${by.fr} dans les ${several(renewalWindowDays, "jour")} qui précèdent sa fin.`,
    en: `Recognition lasts ${several(validityDays, "day")}. ${by.en} in the ${several(renewalWindowDays, "day")} before its end.`,
  };
}
