import { html } from "hono/html";

import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Mail } from "#services/mail/message.ts";
import { mailPage } from "#services/mail/templates/layout.ts";

/** `address` is where the community’s wallet stands; null where that is not known. */
type Facts = { community: string; code: string; minutes: number; address: string | null };

const sentences = {
  fr: (facts: Facts) => ({
    subject: `${facts.code} est votre code pour ${facts.community}`,
    hello: "Bonjour,",
    lead: `Voici votre code pour entrer dans ${facts.community} :`,
    limit: `Il sert une seule fois, dans les ${facts.minutes} minutes qui viennent.`,
    where: (address: string) => `Ne le tapez que dans le portefeuille de la communauté : ${address}`,
    care: "Vous n’avez rien demandé ? Vous pouvez oublier ce message : sans ce code, personne n’entre. Ne le donnez à personne, pas même à nous.",
  }),
  en: (facts: Facts) => ({
    subject: `${facts.code} is your code for ${facts.community}`,
    hello: "Hello,",
    lead: `Here is your code to enter ${facts.community}:`,
    limit: `It works once, within the next ${facts.minutes} minutes.`,
    where: (address: string) => `Type it in the community’s wallet alone: ${address}`,
    care: "You asked for nothing? Then you may forget this message: without the code nobody gets in. Give it to nobody, not even to us.",
  }),
} as const;

/** The message that carries a sign-in code. It has no link: whoever asked for it has the wallet open already. */
export async function signInMail(language: Language, facts: Facts): Promise<Omit<Mail, "to">> {
  const say = sentences[language](facts);
  const where = facts.address === null ? [] : [say.where(facts.address)];
  const content = html`<p>${say.hello}</p>
    <p>${say.lead}</p>
    <p style="font:bold 30px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.08em;margin:1em 0">
      ${facts.code}
    </p>
    <p>${say.limit}</p>
    ${where.map((sentence) => html`<p>${sentence}</p>`)}
    <p style="color:#6b6459;font-size:15px">${say.care}</p>`;
  return {
    subject: say.subject,
    text: [say.hello, say.lead, `    ${facts.code}`, say.limit, ...where, say.care].join("\n\n"),
    html: await mailPage(language, facts.community, content),
  };
}
