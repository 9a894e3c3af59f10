import type { MembershipSettings } from "#policies/membership/settings.ts";
import type { Disagreement } from "#policies/policy.ts";

/** What cannot stand together among the settings of membership, each with a sentence that names them. */
export function disagreements(settings: MembershipSettings): Disagreement[] {
  const found = validityFaults(settings);
  return settings.mode === "approval" ? found : [...found, ...trustFaults(settings)];
}

function validityFaults({
  validityDays,
  renewalWindowDays,
  reminderDays,
}: MembershipSettings): Disagreement[] {
  if (validityDays === null) return [];
  const found: Disagreement[] = [];
  const earliest = Math.max(0, ...reminderDays);
  if (validityDays < renewalWindowDays)
    found.push({
      settings: ["validityDays", "renewalWindowDays"],
      why: {
        fr: `Une reconnaissance de ${validityDays} jours ne peut pas être renouvelée ${renewalWindowDays} jours avant sa fin : allongez sa durée ou raccourcissez le délai de renouvellement.`,
        en: `A recognition of ${validityDays} days cannot be renewed ${renewalWindowDays} days before its end: lengthen its validity or shorten the renewal window.`,
      },
    });
  if (validityDays < earliest)
    found.push({
      settings: ["validityDays", "reminderDays"],
      why: {
        fr: `Une reconnaissance de ${validityDays} jours ne peut pas être rappelée ${earliest} jours avant sa fin : allongez sa durée ou rapprochez le rappel.`,
        en: `Of a recognition of ${validityDays} days nobody can be reminded ${earliest} days before its end: lengthen its validity or bring the reminder nearer.`,
      },
    });
  return found;
}

function trustFaults({ founders, webOfTrust }: MembershipSettings): Disagreement[] {
  const { needed, issuedMax, periodDays, lifeDays } = webOfTrust;
  const found: Disagreement[] = [];
  if (issuedMax < needed)
    found.push({
      settings: ["webOfTrust.issuedMax", "webOfTrust.needed"],
      why: {
        fr: `Si chacun a besoin de ${needed} certifications et n’en donne que ${issuedMax}, il n’y en a pas assez pour tous : augmentez le nombre de certifications qu’on peut donner ou réduisez celui qu’il faut recevoir.`,
        en: `If everybody needs ${needed} certifications and gives no more than ${issuedMax}, there are not enough for all: raise how many may be given or lower how many are needed.`,
      },
    });
  if (founders < needed)
    found.push({
      settings: ["founders", "webOfTrust.needed"],
      why: {
        fr: `${founders} membres fondateurs ne peuvent pas donner à un nouveau les ${needed} certifications nécessaires : augmentez le nombre de fondateurs ou réduisez celui des certifications.`,
        en: `${founders} founding members cannot give a newcomer the ${needed} certifications that are needed: raise the number of founders or lower that of certifications.`,
      },
    });
  if (periodDays * needed > lifeDays)
    found.push({
      settings: ["webOfTrust.periodDays", "webOfTrust.lifeDays"],
      why: {
        fr: `À une certification tous les ${periodDays} jours, qui vaut ${lifeDays} jours, personne ne peut en tenir ${needed} en cours, autant qu’il en faut à chacun : rapprochez-les ou faites-les durer.`,
        en: `At one certification every ${periodDays} days, each lasting ${lifeDays} days, nobody can keep ${needed} in force, as many as everybody needs: let them follow sooner or last longer.`,
      },
    });
  return found;
}
