import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Problem } from "@mereau/shared/contracts/problem.ts";
import { Masthead, Page } from "#http/pages/page.tsx";

const texts = {
  fr: { home: "Revenir à l’accueil", quote: "Si vous demandez de l’aide, citez" },
  en: { home: "Back to the front page", quote: "If you ask for help, quote" },
} as const;

/** A refusal for somebody who came with a browser: the sentence, the way on, and what to quote. */
export const RefusalPage = ({ language, problem }: { language: Language; problem: Problem }) => {
  const say = texts[language];
  return (
    <Page language={language} title={problem.title}>
      <Masthead name="Méreau" href="/" language={language} />
      <main>
        <h1>{problem.title}</h1>
        <p class="soft">
          {say.quote} <code>{problem.requestId}</code>.
        </p>
        <p class="deeds">
          <a class="button" href="/">
            {say.home}
          </a>
        </p>
      </main>
    </Page>
  );
};
