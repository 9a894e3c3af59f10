import type { Language } from "@mereau/shared/contracts/common.ts";
import type { HolderRole } from "#services/context.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

type Facts = { by: string; account: string };

const may: Readonly<Record<Language, Readonly<Record<HolderRole, string>>>> = {
  fr: {
    cashier:
      "Vous y encaissez, et rendez ce qui est permis. La caisse est sur votre premier écran ; ce qu’il y a sur le compte ne s’y voit pas.",
    operator: "Vous voyez ce compte et payez avec, dans les limites fixées.",
    viewer: "Vous voyez ce compte, sans rien y changer.",
    owner: "Vous en êtes titulaire : vous payez avec, et dites qui d’autre s’en sert.",
  },
  en: {
    cashier:
      "You take payments for it, and give back what is allowed. The till is on your first screen; what the account has is not shown there.",
    operator: "You see this account and pay from it, within the limits that were set.",
    viewer: "You see this account, and change nothing in it.",
    owner: "You are an owner of it: you pay from it, and say who else uses it.",
  },
};

/** To whoever was let into an account of somebody else’s. */
export const holderLetter: Readonly<Record<Language, (role: HolderRole, facts: Facts) => Letter>> = {
  fr: (role, { by, account }) => ({
    subject: `${by} vous ouvre le compte « ${account} »`,
    paragraphs: [`${by} vous ouvre le compte « ${account} ». ${may.fr[role]}`],
  }),
  en: (role, { by, account }) => ({
    subject: `${by} lets you use the account “${account}”`,
    paragraphs: [`${by} lets you use the account “${account}”. ${may.en[role]}`],
  }),
};
