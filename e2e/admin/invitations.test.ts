import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { invitationFace, invitationPage } from "@mereau/shared/contracts/invitations.ts";

import { anything } from "../../scripts/client/api.ts";
import { signIn } from "../../scripts/client/signIn.ts";
import { readPdf } from "../../workers/src/testing/readPdf.ts";
import { openBrowser } from "../browser.ts";
import { Community, type Member } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;
let teller: Member;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  teller = await community.newMember("Dora Guichet");
  const { api, token } = community;
  const body = { role: "teller" };
  await api.ask(anything, "PUT", community.path(`members/${teller.id}/role`), { token, body });
});

afterAll(() => browser.close());

const openOnes = async (query = "") => {
  const { api, token } = community;
  const path = community.path(`invitations?state=open${query}`);
  return (await api.ask(invitationPage, "GET", path, { token })).items;
};

/** What comes out of the printer: the text of each page. */
const print = async (page: Page): Promise<string[]> =>
  (await readPdf(new Uint8Array(await page.pdf({ format: "A4" })))).map(({ text }) =>
    text.replaceAll(/\s+/g, " "),
  );

test("people are invited by name in one go, and each letter is one page with their name, their code and three steps", async () => {
  const { page, complaints } = await openDesk(browser, community, { path: "/members" });
  await page.getByRole("link", { name: "Invitations" }).click();
  await page.getByRole("link", { name: "Inviter", exact: true }).click();
  const deed = page.getByRole("button", { name: /^Faire / });
  expect(await deed.getAttribute("aria-disabled")).toBe("true");
  await page.getByLabel("Noms").fill("Ada Lenoir\n\nIda Vue\nÉloi Blanc\n");
  await page.getByLabel("Membre aussitôt").check();
  await page.getByRole("button", { name: "Faire 3 invitations" }).click();
  await page.getByText("Voici celles qui viennent d’être faites ensemble.").waitFor();
  await page.getByRole("row", { name: /Éloi Blanc/ }).waitFor();
  const batch = new URL(page.url()).searchParams.get("batch") ?? "";
  const made = (await openOnes(`&batch=${batch}`)).toReversed();
  expect(made.map(({ note }) => note)).toEqual(["Ada Lenoir", "Ida Vue", "Éloi Blanc"]);

  await page.getByRole("link", { name: "Imprimer en lettres" }).click();
  await page.getByText("3 lettres, une par page.").waitFor();
  await page.getByRole("heading", { name: "En trois étapes" }).first().waitFor();
  const letters = await print(page);
  expect(letters.length).toBe(3);
  for (const [index, { code, note, path }] of made.entries())
    for (const told of [code, `Pour ${note}`, path, "Maud Lartigue vous invite", "vous êtes membre"])
      expect(letters[index]).toContain(told);
  await page.getByRole("button", { name: "Cartes" }).click();
  await page.getByText("3 cartes à découper").waitFor();
  const cards = await print(page);
  expect(cards.length).toBe(1);
  for (const { code } of made) expect(cards[0]).toContain(code);
  expect(complaints).toEqual([]);
});

test("a code that several share is withdrawn for a yes, and nobody comes by it any more", async () => {
  const { page } = await openDesk(browser, community, { path: "/members/invitations/new", width: 390 });
  await page.getByRole("button", { name: "Un code pour plusieurs" }).click();
  await page.getByLabel("Combien de personnes peuvent s’en servir").fill("501");
  await page.getByText("Un nombre de 1 à 500.").waitFor();
  await page.getByLabel("Combien de personnes peuvent s’en servir").fill("40");
  await page.getByLabel("À quoi elle sert").fill("Marché de Noël");
  await page.getByRole("button", { name: "Faire 1 invitation" }).click();
  await page.getByText("servie 0 fois sur 40").waitFor();
  const made = (await openOnes()).find(({ note }) => note === "Marché de Noël");
  await page.getByRole("button", { name: /^Retirer / }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Retirer" }).click();
  await page.getByText("L’invitation est retirée.").waitFor();
  const { api, slug } = community;
  const path = community.path(`invitations/code/${made?.code ?? ""}`);
  expect((await api.ask(invitationFace, "GET", path)).state).toBe("revoked");
  await page.goto(`${api.url}/${slug}/admin/members/invitations/print?id=${made?.id ?? ""}`);
  await page.getByText("il n’y a rien à imprimer").waitFor();
});

test("at the counter one invites in a member’s name, lets nobody in at once, and sees one’s own alone", async () => {
  await community.newMember("Paul Parrain");
  const key = await signIn(community.api, community.slug, teller.email, "Guichet");
  const { page } = await openDesk(browser, community, { path: "/members/invitations", as: key });
  await page.getByText("Aucune invitation ici.").waitFor();
  await page.getByRole("link", { name: "Inviter", exact: true }).click();
  await page.getByLabel("Noms").fill("Zoé Venue");
  expect(await page.getByLabel("Membre aussitôt").count()).toBe(0);
  await page.getByLabel("Donner au nom d’un membre").check();
  await page.getByLabel("De la part de qui").fill("Paul");
  await page.getByRole("button", { name: /Paul Parrain/ }).click();
  await page.getByRole("button", { name: "Faire 1 invitation" }).click();
  await page.getByRole("link", { name: "Imprimer en lettres" }).click();
  await page.getByText("Paul Parrain vous invite à rejoindre Le Tilleul.").waitFor();
});
