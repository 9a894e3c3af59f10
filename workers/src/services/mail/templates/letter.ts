import { html } from "hono/html";

import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Mail } from "#services/mail/message.ts";
import { mailPage } from "#services/mail/templates/layout.ts";

export type Letter = { subject: string; paragraphs: readonly string[] };

/** Where what a letter tells is looked at: a sentence that ends in a colon, and the whole address. */
export type LetterLink = { sentence: string; address: string };

const greetings = { fr: "Bonjour,", en: "Hello," } as const;

/** A message of plain paragraphs, in text and as a page; a link ends it. */
export async function letterMail(
  language: Language,
  community: string,
  { subject, paragraphs }: Letter,
  link: LetterLink | null = null,
): Promise<Omit<Mail, "to">> {
  const all = [greetings[language], ...paragraphs];
  const end = link && html`<p>${link.sentence}<br /><a href="${link.address}">${link.address}</a></p>`;
  const content = html`${all.map((paragraph) => html`<p>${paragraph}</p>`)}${end}`;
  return {
    subject,
    text: [...all, ...(link ? [`${link.sentence}\n${link.address}`] : [])].join("\n\n"),
    html: await mailPage(language, community, content),
  };
}
