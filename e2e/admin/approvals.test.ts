import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { anything } from "../../scripts/client/api.ts";
import { signIn } from "../../scripts/client/signIn.ts";
import { openBrowser } from "../browser.ts";
import { Community, type Member, newId } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;
let shop: Member;
let second: string;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Épicerie Malo", "0", "provider");
});

afterAll(() => browser.close());

const dialogOf = (page: Page) => page.getByRole("dialog");
const path = "/approvals";

test("the rule needs a second administrator, and then what weighs most waits for them", async () => {
  const { api, token, slug } = community;
  const { page, complaints } = await openDesk(browser, community, { path });
  await page.getByText("Ici, une seule personne suffit pour toutes les décisions.").waitFor();
  await page.getByRole("button", { name: "Changer la règle" }).click();
  await dialogOf(page).getByLabel("émettre de la monnaie").check();
  await dialogOf(page).getByLabel("donner ou retirer un rôle").check();
  await dialogOf(page).getByLabel("Émettre de la monnaie : à deux au-dessus de").fill("100");
  await dialogOf(page).getByRole("button", { name: "Enregistrer" }).click();
  await dialogOf(page).getByText("Il faut d’abord un second administrateur.").waitFor();

  const ada = await community.newMember("Ada Seconde");
  await api.ask(anything, "PUT", community.path(`members/${ada.id}/role`), {
    token,
    body: { role: "admin" },
  });
  second = await signIn(api, slug, ada.email, "Bureau");
  await dialogOf(page).getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText(/^Il faut l’accord d’une deuxième personne pour\s:\sémettre de la monnaie/).waitFor();

  // Any screen of the app says that it waits
  await page.goto(`${api.url}/${slug}/admin/members/${shop.id}`);
  await page.getByRole("button", { name: /rôle/i }).click();
  await dialogOf(page).getByRole("combobox").selectOption("teller");
  await dialogOf(page).getByRole("button", { name: /rôle/i }).click();
  await dialogOf(page)
    .getByText(/attend l’accord d’une deuxième personne/)
    .waitFor();
  expect(complaints.filter((one) => !/409/.test(one))).toEqual([]);
});

test("a large issue is approved by a second person and done once; a refusal says why", async () => {
  const { api, token } = community;
  const issue = { id: newId(), to: shop.account, amount: "500", reference: "VIR 12" };
  await api.ask(anything, "POST", community.path("currencies/TIL/issues"), { token, body: issue });
  expect(await community.balanceOf(shop)).toBe("0.00");

  const own = await openDesk(browser, community, { path });
  await own.page.getByText("À une autre personne de décider").first().waitFor();
  expect(await own.page.getByRole("button", { name: "Approuver…" }).count()).toBe(0);

  const { page } = await openDesk(browser, community, { path, as: second });
  const large = page.getByRole("row", { name: /Émettre 500,00/ });
  await large.getByRole("button", { name: "Approuver…" }).click();
  await dialogOf(page)
    .getByText(/au nom de Maud Lartigue/)
    .waitFor();
  await dialogOf(page).getByRole("button", { name: "Approuver et le faire" }).click();
  await page.getByText("C’est approuvé, et fait.").waitFor();
  expect(await community.balanceOf(shop)).toBe("500.00");

  const role = page.getByRole("row", { name: /Donner le rôle/ });
  await role.getByRole("button", { name: "Refuser…" }).click();
  const sure = dialogOf(page).getByRole("button", { name: "Refuser", exact: true });
  expect(await sure.getAttribute("aria-disabled")).toBe("true");
  await dialogOf(page).getByLabel("Motif").fill("Après l’assemblée");
  await sure.click();
  await page.getByText("Rien n’attend d’accord.").waitFor();

  await own.page.reload();
  await own.page.getByRole("button", { name: "Toutes les demandes" }).click();
  await own.page.getByText("fait, Ada Seconde").waitFor();
  await own.page.getByText("Après l’assemblée").waitFor();
});
