import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Problem } from "@mereau/shared/contracts/problem.ts";
import { Masthead, Page } from "#http/pages/page.tsx";
import { signInHref } from "#http/pages/signIn.ts";

const texts = {
  fr: {
    home: "Revenir à l’accueil",
    signIn: "Demander un code",
    quote: "Si vous demandez de l’aide, citez",
    advice: {
      signedOut: (name: string) =>
        `Ce document n’est montré qu’à ceux qu’il concerne. Connectez-vous dans ce navigateur, par un code envoyé à l’adresse e-mail que ${name} vous connaît, puis ouvrez de nouveau ce lien.`,
      unknown:
        "Le lien est peut-être incomplet, ou ce document n’est pas le vôtre. Demandez à la personne qui vous l’a envoyé de vérifier le lien.",
    },
    community: "la communauté",
  },
  en: {
    home: "Back to the front page",
    signIn: "Ask for a code",
    quote: "If you ask for help, quote",
    advice: {
      signedOut: (name: string) =>
        `This document is shown only to those whom it is about. Sign in with this browser, by a code sent to the e-mail address that ${name} knows you by, then open this link again.`,
      unknown:
        "The link may be incomplete, or the document is not yours. Ask whoever sent it to you to check the link.",
    },
    community: "the community",
  },
} as const;

/** What whoever opened a document can do about a refusal; null where its sentence says it all. */
function adviceOf(language: Language, { status }: Problem, name: string | null): string | null {
  const { advice, community } = texts[language];
  if (status === 401) return advice.signedOut(name ?? community);
  // What is no id at all is a link cut short
  return status === 404 || status === 422 ? advice.unknown : null;
}

type Refused = {
  language: Language;
  problem: Problem;
  /** Where a receipt or an invoice was asked for: the community it is of; null where that is not known. */
  document: { of: { name: string; slug: string } | null } | null;
  /** What else the address says. */
  query: Readonly<Record<string, string>>;
};

/** A refusal for somebody who came with a browser: the sentence, the way on, and what to quote. */
export const RefusalPage = ({ language, problem, document, query }: Refused) => {
  const say = texts[language];
  const advice = document && adviceOf(language, problem, document.of?.name ?? null);
  const signIn = problem.status === 401 && document?.of ? signInHref(document.of.slug) : null;
  return (
    <Page language={language} title={problem.title}>
      <Masthead name={document?.of?.name ?? "Méreau"} href="/" language={language} query={query} />
      <main>
        <h1>{problem.title}</h1>
        {advice !== null && <p class="lead">{advice}</p>}
        <p class="soft">
          {say.quote} <code>{problem.requestId}</code>.
        </p>
        <p class="deeds">
          {signIn !== null && (
            <a class="button" href={signIn}>
              {say.signIn}
            </a>
          )}
          <a class={signIn !== null ? "button plain" : "button"} href="/">
            {say.home}
          </a>
        </p>
      </main>
    </Page>
  );
};
