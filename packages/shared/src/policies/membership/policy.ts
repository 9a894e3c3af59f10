import type { CommunityPolicy } from "#policies/community.ts";
import { disagreements } from "#policies/membership/disagreements.ts";
import type { MembershipSettings } from "#policies/membership/settings.ts";
import { rateInWords } from "#policies/inWords.ts";
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

/** `1 certification`, `5 certifications`; 0 is singular in French, and plural in English. */
const several = {
  fr: (count: number, one: string) => `${count} ${one}${count > 1 ? "s" : ""}`,
  en: (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`,
};

/** How often, in the feminine of a certification: `une par jour`, `one every 5 days`. */
const oneEvery = (days: number): Texts =>
  days === 1
    ? { fr: "une par jour", en: "one a day" }
    : { fr: `une tous les ${several.fr(days, "jour")}`, en: `one every ${several.en(days, "day")}` };

function whoIs({ mode, webOfTrust: { needed } }: MembershipSettings): Texts {
  const certified = {
    fr: several.fr(needed, "certification"),
    en: several.en(needed, "certification"),
  };
  switch (mode) {
    case "approval":
      return {
        fr: "On est membre reconnu quand on est accepté par les gestionnaires.",
        en: "A recognised member is one whom the managers have approved.",
      };
    case "web_of_trust":
      return {
        fr: `On est membre reconnu quand on a reçu ${certified.fr} de membres, et tant qu’on les garde.`,
        en: `A recognised member is one who has received ${certified.en} from members, and keeps them.`,
      };
    case "both":
      return {
        fr: `On est membre reconnu quand on est accepté par les gestionnaires et qu’on a reçu ${certified.fr} de membres, et tant qu’on les garde.`,
        en: `A recognised member is one whom the managers have approved and who has received ${certified.en} from members, and keeps them.`,
      };
  }
}

function howNear({ mode, webOfTrust: { distance } }: MembershipSettings): Texts | null {
  if (mode === "approval" || distance === null) return null;
  const { steps, percent } = distance;
  return {
    fr: `Pour entrer et pour renouveler, il faut être à ${steps} pas au plus de ${rateInWords(String(percent)).fr} des membres référents.`,
    en: `To enter and to renew, one must be within ${several.en(steps, "step")} of ${rateInWords(String(percent)).en} of the referees.`,
  };
}

function howCertified({ mode, webOfTrust }: MembershipSettings): Texts | null {
  if (mode === "approval") return null;
  const { issuedMax, periodDays, lifeDays } = webOfTrust;
  const fr = `Chacun peut avoir donné ${several.fr(issuedMax, "certification")} à la fois`;
  const en = `Everybody may have given ${several.en(issuedMax, "certification")} at a time`;
  return {
    fr:
      (periodDays > 0 ? `${fr}, ${oneEvery(periodDays).fr}` : fr) +
      ` ; une certification vaut ${several.fr(lifeDays, "jour")}.`,
    en:
      (periodDays > 0 ? `${en}, ${oneEvery(periodDays).en}` : en) +
      `; a certification lasts ${several.en(lifeDays, "day")}.`,
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
  const window =
    renewalWindowDays === 1
      ? { fr: "dans le jour qui précède", en: "in the day before" }
      : {
          fr: `dans les ${renewalWindowDays} jours qui précèdent`,
          en: `in the ${renewalWindowDays} days before`,
        };
  return {
    fr: `La reconnaissance vaut ${several.fr(validityDays, "jour")}. ${by.fr} ${window.fr} sa fin.`,
    en: `Recognition lasts ${several.en(validityDays, "day")}. ${by.en} ${window.en} its end.`,
  };
}
