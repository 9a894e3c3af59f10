import { expect, test } from "vitest";

import { letterMail } from "#services/mail/templates/letter.ts";
import { linkSentence } from "#services/mail/templates/link.ts";
import { signInMail } from "#services/mail/templates/signIn.ts";
import { screens } from "@mereau/shared/wallet/screens.ts";

const letter = { subject: "Demande", paragraphs: ["Noor <b>demande</b> 5 ᴍ."] };
const address = 'https://a.example/miel/requests/1?a=1&b="';

test("a letter ends with its link, in text and as a page, where nothing is taken for markup", async () => {
  const sentence = linkSentence(screens.request, "fr");
  const { text, html } = await letterMail("fr", "Le Miel", letter, { sentence, address });
  expect(text).toBe(`Bonjour,\n\nNoor <b>demande</b> 5 ᴍ.\n\nCette demande est ici :\n${address}`);
  const escaped = "https://a.example/miel/requests/1?a=1&amp;b=&quot;";
  expect(html).toContain(`<p>Cette demande est ici :<br /><a href="${escaped}">${escaped}</a></p>`);
  expect(html).toContain("&lt;b&gt;demande&lt;/b&gt;");
});

test("a letter of a deployment that does not know its address has no link", async () => {
  const { text, html } = await letterMail("en", "Le Miel", letter);
  expect(text).toBe("Hello,\n\nNoor <b>demande</b> 5 ᴍ.");
  expect(html).not.toContain("<a ");
});

test("a sign-in code comes with the address where it is typed, and with no link", async () => {
  const facts = { community: "Le Miel", code: "K7MP-2XQD", minutes: 10, address: "https://a.example/miel/" };
  const { text, html } = await signInMail("fr", facts);
  expect(text).toContain("Ne le tapez que dans le portefeuille de la communauté : https://a.example/miel/");
  expect(html).toContain("https://a.example/miel/");
  expect(html).not.toContain("<a ");
  expect((await signInMail("fr", { ...facts, address: null })).text).not.toContain("portefeuille");
});
