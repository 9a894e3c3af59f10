import type { Letter } from "#services/mail/templates/letter.ts";

/** What is told of the second step of somebody of the team. */
export type SecondFactorNews =
  | "second_factor_added"
  | "second_factor_removed"
  | "second_factor_reset"
  | "second_factor_tried"
  | "recovery_code_used";

type Letters = Record<SecondFactorNews, Letter>;

const french = (community: string, date: string, unexpected: string): Letters => ({
  second_factor_added: {
    subject: `${community} : une application de codes a été ajoutée`,
    paragraphs: [
      `Le ${date}, une application de codes a été ajoutée à votre compte. Elle sert de seconde étape quand vous entrez pour gérer la communauté.`,
      unexpected,
    ],
  },
  second_factor_removed: {
    subject: `${community} : votre application de codes a été retirée`,
    paragraphs: [
      `Le ${date}, votre application de codes et vos codes de secours ont été retirés.`,
      unexpected,
    ],
  },
  second_factor_reset: {
    subject: `${community} : votre seconde étape a été remise à zéro`,
    paragraphs: [
      `Le ${date}, vos clés d’accès, votre application de codes et vos codes de secours ont été retirés, et vos appareils déconnectés, pour que vous puissiez en ajouter de nouveaux.`,
      unexpected,
    ],
  },
  second_factor_tried: {
    subject: `${community} : quelqu’un essaie des codes`,
    paragraphs: [
      `Le ${date}, cinq codes faux ont été essayés pour la seconde étape de votre compte. Il faut maintenant attendre une heure, ou entrer avec une clé d’accès.`,
      "Ce n’est pas vous ? Quelqu’un lit peut-être vos messages : changez le mot de passe de votre messagerie et prévenez l’équipe.",
    ],
  },
  recovery_code_used: {
    subject: `${community} : un code de secours a servi`,
    paragraphs: [
      `Le ${date}, un de vos codes de secours a ouvert votre compte. Il ne sert plus.`,
      unexpected,
    ],
  },
});

const english = (community: string, date: string, unexpected: string): Letters => ({
  second_factor_added: {
    subject: `${community}: an app for codes was added`,
    paragraphs: [
      `On ${date} an app for codes was added to your account. It is your second step when you sign in to run the community.`,
      unexpected,
    ],
  },
  second_factor_removed: {
    subject: `${community}: your app for codes was removed`,
    paragraphs: [`On ${date} your app for codes and your recovery codes were removed.`, unexpected],
  },
  second_factor_reset: {
    subject: `${community}: your second step was reset`,
    paragraphs: [
      `On ${date} your passkeys, your app for codes and your recovery codes were taken away, and your devices signed out, so that you can add new ones.`,
      unexpected,
    ],
  },
  second_factor_tried: {
    subject: `${community}: somebody is trying codes`,
    paragraphs: [
      `On ${date} five wrong codes were tried for the second step of your account. Now wait for an hour, or sign in with a passkey.`,
      "Was it not you? Somebody may be reading your messages: change the password of your mailbox, and tell the people who run the community.",
    ],
  },
  recovery_code_used: {
    subject: `${community}: a recovery code was used`,
    paragraphs: [
      `On ${date} one of your recovery codes opened your account. It is worth nothing any more.`,
      unexpected,
    ],
  },
});

/** The letters about the second step, in each language. */
export const secondFactorLetters = { fr: french, en: english };
