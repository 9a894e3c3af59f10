import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

/** What is to be told about a membership, with moments in milliseconds since 1970. */
export type MembershipNews =
  | { kind: "admitted"; endsAt: number | null }
  | { kind: "reminder"; endsAt: number; days: number; cause: Cause; renewableFrom: number | null }
  | { kind: "expired"; endedAt: number; cause: Cause }
  | { kind: "revoked" };

/** Why a membership ends: its time is over and nobody renewed it, or too few certifications are left. */
export type Cause = "member_renews" | "manager_renews" | "certifications";

const frenchDate = (at: number) => dateInWords(at).fr;
const englishDate = (at: number) => dateInWords(at).en;

const remedies: Readonly<Record<Cause, Readonly<Record<Language, string>>>> = {
  member_renews: {
    fr: "Il suffit de renouveler votre adhésion depuis votre compte.",
    en: "Renewing your membership from your account is enough.",
  },
  manager_renews: {
    fr: "L’équipe de la communauté renouvelle les adhésions : écrivez-lui.",
    en: "The people who run the community renew memberships: write to them.",
  },
  certifications: {
    fr: "Il vous faut de nouvelles certifications : demandez à des membres qui vous connaissent bien.",
    en: "You need new certifications: ask members who know you well.",
  },
};

const french = (community: string, news: MembershipNews): Letter => {
  const ended = `Votre adhésion à ${community} a pris fin`;
  const kept = "Votre compte et son solde restent à vous.";
  switch (news.kind) {
    case "admitted": {
      const until = news.endsAt === null ? [] : [`Votre adhésion vaut jusqu’au ${frenchDate(news.endsAt)}.`];
      const lead = `Bonne nouvelle : vous êtes désormais membre de la communauté ${community}.`;
      return {
        subject: `${community} : votre adhésion est acceptée`,
        paragraphs: [lead, ...until, "Bienvenue !"],
      };
    }
    case "reminder": {
      const { days, endsAt, cause, renewableFrom } = news;
      const subject = `Votre adhésion à ${community} prend fin dans ${days} jour${days > 1 ? "s" : ""}`;
      const lead = `Votre adhésion à ${community} prend fin le ${frenchDate(endsAt)}.`;
      const from = renewableFrom === null ? [] : [`C’est possible à partir du ${frenchDate(renewableFrom)}.`];
      return { subject, paragraphs: [lead, remedies[cause].fr, ...from] };
    }
    case "expired": {
      const lead = `Depuis le ${frenchDate(news.endedAt)} vous n’êtes plus membre reconnu de la communauté ${community}. ${kept}`;
      return { subject: ended, paragraphs: [lead, `Vous pouvez le redevenir. ${remedies[news.cause].fr}`] };
    }
    case "revoked": {
      const lead = `L’équipe de la communauté ${community} a mis fin à votre adhésion. ${kept}`;
      return { subject: ended, paragraphs: [lead, "Pour en connaître la raison, écrivez-lui."] };
    }
  }
};

const english = (community: string, news: MembershipNews): Letter => {
  const ended = `Your membership of ${community} has ended`;
  const kept = "Your account and its balance remain yours.";
  switch (news.kind) {
    case "admitted": {
      const until = news.endsAt === null ? [] : [`Your membership lasts until ${englishDate(news.endsAt)}.`];
      const lead = `Good news: you are now a member of ${community}.`;
      return {
        subject: `Your membership of ${community} is accepted`,
        paragraphs: [lead, ...until, "Welcome!"],
      };
    }
    case "reminder": {
      const { days, endsAt, cause, renewableFrom } = news;
      const subject = `Your membership of ${community} ends in ${days} day${days > 1 ? "s" : ""}`;
      const lead = `Your membership of ${community} ends on ${englishDate(endsAt)}.`;
      const from = renewableFrom === null ? [] : [`This is possible from ${englishDate(renewableFrom)} on.`];
      return { subject, paragraphs: [lead, remedies[cause].en, ...from] };
    }
    case "expired": {
      const lead = `Since ${englishDate(news.endedAt)} you are no longer a recognised member of ${community}. ${kept}`;
      return { subject: ended, paragraphs: [lead, `You can become one again. ${remedies[news.cause].en}`] };
    }
    case "revoked": {
      const lead = `The people who run ${community} have ended your membership. ${kept}`;
      return { subject: ended, paragraphs: [lead, "To learn why, write to them."] };
    }
  }
};

/** What a member is told about their membership. */
export const membershipLetter = (language: Language, community: string, news: MembershipNews): Letter =>
  (language === "fr" ? french : english)(community, news);
