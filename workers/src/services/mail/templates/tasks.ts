import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

type Claim = { task: string; by: string; note: string | null };

/** To those who may validate a task: somebody says that they have done it. */
export const claimLetter: Readonly<Record<Language, (claim: Claim) => Letter>> = {
  fr: ({ task, by, note }) => ({
    subject: `${by} a fait : ${task}`,
    paragraphs: [
      `${by} demande la validation de « ${task} ».`,
      ...(note === null ? [] : [`Son mot : ${note}`]),
      "Vous pouvez valider ou refuser depuis votre espace.",
    ],
  }),
  en: ({ task, by, note }) => ({
    subject: `${by} has done: ${task}`,
    paragraphs: [
      `${by} asks for “${task}” to be validated.`,
      ...(note === null ? [] : [`What they say: ${note}`]),
      "You can validate or refuse it when you sign in.",
    ],
  }),
};

type Decided = { task: string; amount: string; reason: string | null };

/** To whoever claimed a task: what was decided. */
export const decisionLetters: Readonly<
  Record<"paid" | "refused", Readonly<Record<Language, (decided: Decided) => Letter>>>
> = {
  paid: {
    fr: ({ task, amount }) => ({
      subject: `Merci ! ${amount} pour : ${task}`,
      paragraphs: [
        `La tâche « ${task} » est validée. Votre compte a reçu ${amount}. Merci pour votre temps.`,
      ],
    }),
    en: ({ task, amount }) => ({
      subject: `Thank you! ${amount} for: ${task}`,
      paragraphs: [`“${task}” is validated. Your account has received ${amount}. Thank you for your time.`],
    }),
  },
  refused: {
    fr: ({ task, reason }) => ({
      subject: `Votre demande n’a pas été retenue : ${task}`,
      paragraphs: [
        `Votre demande pour « ${task} » n’a pas été validée.`,
        ...(reason === null ? [] : [`Raison donnée : ${reason}`]),
      ],
    }),
    en: ({ task, reason }) => ({
      subject: `Your claim was not accepted: ${task}`,
      paragraphs: [
        `Your claim for “${task}” was not validated.`,
        ...(reason === null ? [] : [`The reason given: ${reason}`]),
      ],
    }),
  },
};
