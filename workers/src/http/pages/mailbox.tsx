import type { Language } from "@mereau/shared/contracts/common.ts";
import type { KeptMessage } from "@mereau/shared/contracts/mailbox.ts";
import { Masthead, Page, Token } from "#http/pages/page.tsx";

const texts = {
  fr: {
    title: "Courrier",
    of: (name: string) => `Courrier de ${name}`,
    choose: "Sur cette machine, rien ne part : chaque message reste dans le courrier de sa communauté.",
    empty: "Aucun message pour l’instant. Demandez un code : il arrivera ici.",
    nobody: "Aucune communauté ici pour l’instant.",
    to: "à",
    back: "Tout le courrier",
    now: "à l’instant",
  },
  en: {
    title: "Mail",
    of: (name: string) => `Mail of ${name}`,
    choose: "On this machine nothing is sent: each message stays in its community’s mail.",
    empty: "No message yet. Ask for a code: it will arrive here.",
    nobody: "No community here yet.",
    to: "to",
    back: "All mail",
    now: "just now",
  },
} as const;

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How long ago, in words: the server does not know the hour where the reader is. */
export function agoText(language: Language, at: number, now: number): string {
  const elapsed = now - at;
  for (const [unit, length] of units)
    if (elapsed >= length)
      return new Intl.RelativeTimeFormat(language).format(-Math.floor(elapsed / length), unit);
  return texts[language].now;
}

type Shown = { language: Language; now: number; message: KeptMessage; isOpen: boolean };

const Message = ({ language, now, message, isOpen }: Shown) => (
  <li>
    <details class="card" open={isOpen}>
      <summary>
        <strong>{message.subject}</strong>
        <span class="soft">
          {texts[language].to} {message.recipient},{" "}
          <time datetime={new Date(message.createdAt).toISOString()}>
            {agoText(language, message.createdAt, now)}
          </time>
        </span>
      </summary>
      <p class="letter">
        {message.text
          .split(/(https?:\/\/\S+)/)
          .map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part))}
      </p>
    </details>
  </li>
);

type Read = { language: Language; now: number; name: string; messages: readonly KeptMessage[] };

/** The messages that a community kept instead of sending them, the newest first. */
export const MailboxPage = ({ language, now, name, messages }: Read) => {
  const say = texts[language];
  return (
    <Page language={language} title={say.of(name)}>
      <Masthead name={name} href="/mailbox" language={language} />
      <main>
        <h1>{say.title}</h1>
        {messages.length === 0 ? (
          <p class="empty">{say.empty}</p>
        ) : (
          <ul class="cards">
            {messages.map((message, index) => (
              <Message language={language} now={now} message={message} isOpen={index === 0} />
            ))}
          </ul>
        )}
        <nav class="links">
          <a href="/mailbox">{say.back}</a>
        </nav>
      </main>
    </Page>
  );
};

type Choice = { language: Language; communities: readonly { slug: string; name: string }[] };

/** The communities whose mail there is to read. */
export const MailboxesPage = ({ language, communities }: Choice) => {
  const say = texts[language];
  return (
    <Page language={language} title={say.title}>
      <Masthead name="Méreau" href="/" language={language} />
      <main>
        <h1>{say.title}</h1>
        <p class="soft">{communities.length === 0 ? say.nobody : say.choose}</p>
        <ul class="cards">
          {communities.map(({ slug, name }) => (
            <li>
              <a class="card row" href={`/${slug}/mailbox`}>
                <Token name={name} small />
                {name}
              </a>
            </li>
          ))}
        </ul>
      </main>
    </Page>
  );
};
