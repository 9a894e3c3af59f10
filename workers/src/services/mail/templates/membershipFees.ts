import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

/** What is to be told about an unpaid fee. */
export type FeeNews =
  | { kind: "reminder"; isFirst: boolean; message: string | null }
  | { kind: "notice"; /** Null: nothing happens. */ suspendedOn: string | null }
  | { kind: "suspended" }
  | { kind: "reopened"; /** Why its payment was undone. */ reason: string };

/** The fee, with amounts and dates as people of the language write them. */
type Facts = {
  period: string;
  amount: string;
  /** With it one pays what one can, from this on. */
  minimum: string | null;
  dueOn: string;
  /** The currency of accounts from which it can be paid; null: of none. */
  payableIn: string | null;
};

type Told = (Facts & FeeNews) | { kind: "paid"; period: string };

const french = (told: Told): Letter => {
  if (told.kind === "paid")
    return {
      subject: `Merci : votre cotisation ${told.period} est payée`,
      paragraphs: [
        `Votre cotisation ${told.period} est payée, merci !`,
        "Vous pouvez lire et imprimer le reçu depuis votre espace.",
      ],
    };
  const { period, amount, minimum, dueOn, payableIn } = told;
  const asked =
    minimum === null
      ? `Votre cotisation ${period} est de ${amount}, à payer depuis le ${dueOn}.`
      : `Pour votre cotisation ${period}, vous donnez ce que vous pouvez : nous proposons ${amount}, le minimum est ${minimum}, à payer depuis le ${dueOn}.`;
  const how =
    payableIn === null
      ? "Vous pouvez la payer auprès de l’association."
      : `Vous pouvez la payer depuis votre compte en ${payableIn}, ou auprès de l’association.`;
  switch (told.kind) {
    case "reminder":
      return {
        subject: told.isFirst ? `Votre cotisation ${period}` : `Rappel : votre cotisation ${period}`,
        paragraphs: [asked, ...(told.message === null ? [] : [told.message]), how],
      };
    case "notice":
      return {
        subject: `Dernier avis : votre cotisation ${period}`,
        paragraphs: [
          asked,
          told.suspendedOn === null
            ? "C’est le dernier message à ce sujet : elle reste due."
            : `Sans paiement avant le ${told.suspendedOn}, vos comptes seront suspendus ce jour-là. Payer lève la suspension.`,
          how,
          "Une difficulté ? Parlez-en à l’association, elle peut vous dispenser de cotisation.",
        ],
      };
    case "suspended":
      return {
        subject: `Vos comptes sont suspendus : cotisation ${period} impayée`,
        paragraphs: [
          asked,
          "Elle n’a pas été payée : vos comptes ne font plus que recevoir. Ce qui s’y trouve reste à vous.",
          "Payez-la auprès de l’association et tout reprend aussitôt.",
        ],
      };
    case "reopened":
      return {
        subject: `Votre cotisation ${period} est de nouveau à payer`,
        paragraphs: [
          `Le paiement de votre cotisation ${period} a été annulé : son reçu ne vaut plus justificatif.`,
          `Motif : ${told.reason}`,
          asked,
          how,
        ],
      };
  }
};

const english = (told: Told): Letter => {
  if (told.kind === "paid")
    return {
      subject: `Thank you: your ${told.period} membership fee is paid`,
      paragraphs: [
        `Your membership fee for ${told.period} is paid, thank you!`,
        "You can read and print the receipt when you sign in.",
      ],
    };
  const { period, amount, minimum, dueOn, payableIn } = told;
  const asked =
    minimum === null
      ? `Your membership fee for ${period} is ${amount}, due since ${dueOn}.`
      : `Your membership fee for ${period} is pay what you can: we propose ${amount}, the least is ${minimum}, due since ${dueOn}.`;
  const how =
    payableIn === null
      ? "You can pay it at the association."
      : `You can pay it from your account in ${payableIn}, or at the association.`;
  switch (told.kind) {
    case "reminder":
      return {
        subject: told.isFirst ? `Your ${period} membership fee` : `A reminder: your ${period} membership fee`,
        paragraphs: [asked, ...(told.message === null ? [] : [told.message]), how],
      };
    case "notice":
      return {
        subject: `Last notice: your ${period} membership fee`,
        paragraphs: [
          asked,
          told.suspendedOn === null
            ? "This is the last message about it: it stays owed."
            : `If it is not paid before ${told.suspendedOn}, your accounts will be suspended on that day. Paying lifts it.`,
          how,
          "Is it difficult? Talk to the association: it can waive the fee.",
        ],
      };
    case "suspended":
      return {
        subject: `Your accounts are suspended: ${period} membership fee unpaid`,
        paragraphs: [
          asked,
          "It was not paid: your accounts only receive from now on. What is on them remains yours.",
          "Pay it at the association and everything goes on at once.",
        ],
      };
    case "reopened":
      return {
        subject: `Your ${period} membership fee is to be paid again`,
        paragraphs: [
          `The payment of your membership fee for ${period} was undone: its receipt proves nothing any more.`,
          `Reason: ${told.reason}`,
          asked,
          how,
        ],
      };
  }
};

/** The message that tells a member about their fee. */
export const feeLetter = (language: Language, told: Told): Letter =>
  language === "fr" ? french(told) : english(told);
