import type { ImportFaultCode } from "#import/person.ts";
import type { Texts } from "#policies/policy.ts";

/** Why a line was not taken in, as people read it: what is wrong with it, or what the run met. */
const words: Readonly<Record<ImportFaultCode | "email_taken" | "taken_meanwhile", Texts>> = {
  name_missing: { fr: "le nom manque", en: "the name is missing" },
  name_malformed: {
    fr: "le nom compte plus de 80 signes, ou des signes qui ne se voient pas",
    en: "the name has more than 80 characters, or some that are not seen",
  },
  email_malformed: { fr: "ce n’est pas une adresse e-mail", en: "this is no e-mail address" },
  phone_malformed: { fr: "ce n’est pas un numéro de téléphone", en: "this is no telephone number" },
  type_unknown: { fr: "aucun type de membre ne porte ce nom", en: "no member type has this name" },
  number_malformed: {
    fr: "le numéro compte plus de 40 signes",
    en: "the number has more than 40 characters",
  },
  note_malformed: {
    fr: "la note compte plus de 2 000 signes, ou des signes qui ne se voient pas",
    en: "the note has more than 2,000 characters, or some that are not seen",
  },
  cells_missing: { fr: "la ligne s’arrête trop tôt", en: "the line ends too soon" },
  twice_in_file: {
    fr: "cette personne est déjà plus haut dans le fichier",
    en: "this person stands further up in the file",
  },
  same_name: {
    fr: "un membre porte ce nom : ajoutez une adresse, un téléphone ou un numéro",
    en: "a member has this name: add an address, a telephone or a number",
  },
  matches_several: { fr: "plusieurs membres y répondent", en: "several members answer to it" },
  application_waiting: {
    fr: "sa demande d’adhésion attend déjà",
    en: "their application is waiting already",
  },
  was_refused: { fr: "sa demande d’adhésion a été refusée", en: "their application was refused" },
  has_left: { fr: "cette personne a quitté la communauté", en: "this person has left the community" },
  email_taken: {
    fr: "cette adresse est devenue celle d’un autre membre",
    en: "another member has this address by now",
  },
  taken_meanwhile: {
    fr: "cette personne est arrivée entre-temps",
    en: "this person has come in the meantime",
  },
};

const isKnown = (code: string): code is keyof typeof words => Object.hasOwn(words, code);

/** Why a line was not taken in, in words; a refusal of the ledger by its code. */
export const importFaultText = (code: string): Texts =>
  isKnown(code) ? words[code] : { fr: `refusé : ${code}`, en: `refused: ${code}` };
