import type { Language } from "@mereau/shared/contracts/common.ts";
import { frontTexts } from "#http/pages/frontTexts.ts";
import { kindTexts } from "#http/pages/kindTexts.ts";
import { Masthead, Page, Token } from "#http/pages/page.tsx";
import type { Demonstration } from "#services/communities/demonstrations.ts";

type Facts = {
  language: Language;
  founding: "open" | "operator";
  /** Null where demonstrations have no place. */
  demonstrations: Demonstration[] | null;
};

const Visit = ({ language, community }: { language: Language; community: Demonstration }) => {
  const say = frontTexts[language];
  const { slug, name, currencies, people } = community;
  return (
    <li class="card">
      <h3>
        <Token name={name} small />
        <a href={`/${slug}/`}>{name}</a>
      </h3>
      {currencies.map((money) => (
        <p class="soft">
          <strong>{money.name}</strong>, {kindTexts[language][money.kind]}
        </p>
      ))}
      <dl>
        {people.map((person) => (
          <div>
            <dt>
              {person.name} <small>{say.roles[person.role]}</small>
            </dt>
            <dd>{person.email}</dd>
          </div>
        ))}
      </dl>
      <p class="deeds">
        <a class="button" href={`/${slug}/`}>
          {say.wallet}
        </a>
        <a class="button plain" href={`/${slug}/mailbox`}>
          {say.mailbox}
        </a>
      </p>
    </li>
  );
};

/** What Méreau is, for somebody who comes with a browser; and on a development machine, what there is to visit. */
export const FrontPage = ({ language, founding, demonstrations }: Facts) => {
  const say = frontTexts[language];
  return (
    <Page language={language} title={say.title}>
      <Masthead name="Méreau" href="/" language={language} />
      <main>
        <h1>{say.heading}</h1>
        <p class="lead">{say.lead}</p>
        <p class="soft">{say.origin}</p>
        <p class="deeds">
          <a class="button" href="/found">
            {say.found}
          </a>
        </p>
        {demonstrations === null ? (
          <p>{say.founding[founding]}</p>
        ) : (
          <section>
            <h2>{say.demonstrations}</h2>
            {demonstrations.length === 0 ? (
              <p class="soft">{say.none}</p>
            ) : (
              <p>
                {say.madeUp} {say.codeArrives}
              </p>
            )}
            <ul class="cards">
              {demonstrations.map((community) => (
                <Visit language={language} community={community} />
              ))}
            </ul>
          </section>
        )}
        <nav class="links">
          <a href="/docs">{say.docs}</a>
          {demonstrations !== null && <a href="/mailbox">{say.allMail}</a>}
        </nav>
        {demonstrations !== null && <p class="soft">{say.tour}</p>}
      </main>
    </Page>
  );
};
