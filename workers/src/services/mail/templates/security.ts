import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Letter } from "#services/mail/templates/letter.ts";
import { secondFactorLetters, type SecondFactorNews } from "#services/mail/templates/secondFactor.ts";

/** What is told of the ways into somebody’s account. */
export type SecurityNews =
  | "passkey_added"
  | "passkey_removed"
  | "passkey_copied"
  | "device_key_added"
  | "device_revoked"
  | "device_signed_in"
  | SecondFactorNews;

/** `name` is that of the passkey or of the device; of a second step it is that of the community. */
type Facts = { community: string; name: string; at: number };

const unexpected = {
  fr: "Ce n’est pas vous ? Entrez dans votre compte, retirez de la liste de vos appareils ce que vous ne reconnaissez pas, et prévenez l’équipe de la communauté.",
  en: "Was it not you? Sign in, take whatever you do not recognise off the list of your devices, and tell the people who run the community.",
} as const;

const french = ({ community, name, at }: Facts): Record<SecurityNews, Letter> => {
  const date = dateInWords(at).fr;
  return {
    passkey_added: {
      subject: `${community} : une clé d’accès a été ajoutée`,
      paragraphs: [
        `Le ${date}, la clé d’accès « ${name} » a été ajoutée à votre compte. Avec elle, vous entrez sans code.`,
        unexpected.fr,
      ],
    },
    passkey_removed: {
      subject: `${community} : une clé d’accès a été supprimée`,
      paragraphs: [
        `Le ${date}, la clé d’accès « ${name} » a été retirée de votre compte. Elle n’ouvre plus rien.`,
        unexpected.fr,
      ],
    },
    passkey_copied: {
      subject: `${community} : une clé d’accès a peut-être été copiée`,
      paragraphs: [
        `Le ${date}, la clé d’accès « ${name} » a été refusée : elle dit avoir servi moins souvent que nous ne l’avons vue. Il se peut que quelqu’un l’ait copiée.`,
        "Entrez avec un code, supprimez cette clé, puis ajoutez-en une nouvelle.",
      ],
    },
    device_key_added: {
      subject: `${community} : un nouvel appareil peut signer vos paiements`,
      paragraphs: [
        `Depuis le ${date}, l’appareil « ${name} » peut signer des paiements en votre nom.`,
        unexpected.fr,
      ],
    },
    device_revoked: {
      subject: `${community} : un appareil n’a plus accès à votre compte`,
      paragraphs: [
        `Le ${date}, l’appareil « ${name} » a été retiré : il n’entre plus dans votre compte et ne signe plus de paiements.`,
        unexpected.fr,
      ],
    },
    device_signed_in: {
      subject: `${community} : quelqu’un est entré dans votre compte depuis un nouvel appareil`,
      paragraphs: [
        `Le ${date}, « ${name} » est entré dans votre compte pour la première fois.`,
        unexpected.fr,
      ],
    },
    ...secondFactorLetters.fr(community, date, unexpected.fr),
  };
};

const english = ({ community, name, at }: Facts): Record<SecurityNews, Letter> => {
  const date = dateInWords(at).en;
  return {
    passkey_added: {
      subject: `${community}: a passkey was added`,
      paragraphs: [
        `On ${date} the passkey “${name}” was added to your account. With it you sign in without a code.`,
        unexpected.en,
      ],
    },
    passkey_removed: {
      subject: `${community}: a passkey was removed`,
      paragraphs: [
        `On ${date} the passkey “${name}” was taken off your account. It opens nothing any more.`,
        unexpected.en,
      ],
    },
    passkey_copied: {
      subject: `${community}: a passkey may have been copied`,
      paragraphs: [
        `On ${date} the passkey “${name}” was refused: it says that it was used less often than we have seen it. Somebody may have copied it.`,
        "Sign in with a code, remove this passkey, then add a new one.",
      ],
    },
    device_key_added: {
      subject: `${community}: a new device can sign your payments`,
      paragraphs: [`Since ${date} the device “${name}” can sign payments in your name.`, unexpected.en],
    },
    device_revoked: {
      subject: `${community}: a device no longer has access to your account`,
      paragraphs: [
        `On ${date} the device “${name}” was taken off: it no longer gets into your account, and signs no more payments.`,
        unexpected.en,
      ],
    },
    device_signed_in: {
      subject: `${community}: somebody signed in to your account from a new device`,
      paragraphs: [`On ${date} “${name}” signed in to your account for the first time.`, unexpected.en],
    },
    ...secondFactorLetters.en(community, date, unexpected.en),
  };
};

/** The letter that tells a member about a way into their account. */
export const securityLetter = (language: Language, news: SecurityNews, facts: Facts): Letter =>
  (language === "fr" ? french : english)(facts)[news];
