import { sentences } from "#texts/language.ts";

/** The sentences of whether somebody is a recognised member. */
export const say = sentences({
  fr: {
    title: "Qualité de membre",
    states: {
      pending: "pas encore reconnue",
      recognised: "reconnue",
      expired: "expirée",
      revoked: "retirée",
    },
    since: "Depuis",
    endsAt: "Jusqu’au",
    forever: "sans échéance",
    renewableFrom: "Renouvelable dès",
    certifications: "Certifications reçues",
    ofNeeded: (received: number, needed: number) => `${received} sur ${needed}`,
    deeds: {
      renew: {
        open: "Renouveler",
        title: (name: string) => `Renouveler la qualité de membre de ${name} ?`,
        follows: "Elle court une période de plus, si la personne remplit les règles de la communauté.",
        done: (name: string) => `La qualité de membre de ${name} est renouvelée.`,
      },
      claim: {
        open: "Reconnaître",
        title: (name: string) => `Reconnaître ${name} comme membre ?`,
        follows: "La personne est reconnue, si elle remplit les règles de la communauté.",
        done: (name: string) => `${name} est membre reconnu.`,
      },
      revoke: {
        open: "Retirer la qualité de membre",
        title: (name: string) => `Retirer à ${name} sa qualité de membre ?`,
        follows:
          "Ses comptes restent ; s’il y a un dividende, il s’arrête. Seuls des gestionnaires peuvent la rendre.",
        done: (name: string) => `${name} n’est plus membre reconnu.`,
      },
    },
    reason: "Motif",
    withdraw: "Retirer aussi les certifications que cette personne a données",
  },
  en: {
    title: "Membership",
    states: { pending: "not recognised yet", recognised: "recognised", expired: "expired", revoked: "ended" },
    since: "Since",
    endsAt: "Until",
    forever: "without end",
    renewableFrom: "Renewable from",
    certifications: "Certifications received",
    ofNeeded: (received: number, needed: number) => `${received} of ${needed}`,
    deeds: {
      renew: {
        open: "Renew",
        title: (name: string) => `Renew the membership of ${name}?`,
        follows: "It lasts one period more, if they meet the community’s rules.",
        done: (name: string) => `The membership of ${name} is renewed.`,
      },
      claim: {
        open: "Recognise",
        title: (name: string) => `Recognise ${name} as a member?`,
        follows: "They are recognised, if they meet the community’s rules.",
        done: (name: string) => `${name} is a recognised member.`,
      },
      revoke: {
        open: "End the membership",
        title: (name: string) => `End the membership of ${name}?`,
        follows:
          "Their accounts stay; a dividend, where there is one, stops. Managers alone can give it back.",
        done: (name: string) => `${name} is no longer a recognised member.`,
      },
    },
    reason: "Reason",
    withdraw: "Also end the certifications that they gave",
  },
});
