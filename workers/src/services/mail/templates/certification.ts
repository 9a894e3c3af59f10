import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

type Facts = {
  certifier: string;
  /** The last day of it, as people of the language write dates. */ until: string;
};

/** To whoever was certified by somebody. */
export const certificationLetter: Readonly<Record<Language, (facts: Facts) => Letter>> = {
  fr: ({ certifier, until }) => ({
    subject: `${certifier} vous a certifié·e`,
    paragraphs: [`${certifier} a certifié vous connaître. Cette certification vaut jusqu’au ${until}.`],
  }),
  en: ({ certifier, until }) => ({
    subject: `${certifier} has certified you`,
    paragraphs: [`${certifier} has certified that they know you. This certification lasts until ${until}.`],
  }),
};
