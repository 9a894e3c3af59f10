import { html } from "hono/html";

import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Mail } from "#services/mail/message.ts";
import { mailPage } from "#services/mail/templates/layout.ts";

export type Letter = { subject: string; paragraphs: readonly string[] };

const greetings = { fr: "Bonjour,", en: "Hello," } as const;

/** A message of plain paragraphs, in text and as a page. */
export async function letterMail(
  language: Language,
  community: string,
  { subject, paragraphs }: Letter,
): Promise<Omit<Mail, "to">> {
  const all = [greetings[language], ...paragraphs];
  const content = html`${all.map((paragraph) => html`<p>${paragraph}</p>`)}`;
  return { subject, text: all.join("\n\n"), html: await mailPage(language, community, content) };
}
