import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { anything } from "../../scripts/client/api.ts";
import { openWholeBrowser, violations } from "../browser.ts";
import { Community, type Member, newId } from "./community.ts";
import { showToCamera } from "./feed.ts";
import { enter, PIN, protect } from "./visitor.ts";

/*
 * How many taps it takes. Typing, the phone's code and the scan are none.
 */

let browser: Browser;
let community: Community;
let shop: Member;
let member: Member;
let page: Page;
let folder: string;
let taps = 0;

const here = () => `${community.api.url}/${community.slug}`;
const film = () => join(folder, "film.y4m");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mereau-taps-"));
  browser = await openWholeBrowser([
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${film()}`,
  ]);
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Boulangerie du Four", "0", "provider");
  member = await community.newMember("Ada Morel", "100");
  const visitor = await enter(browser, community, member);
  page = visitor.page;
  await visitor.context.grantPermissions(["camera"]);
  await protect(page, community);
  // What fingers and mice do, not what a script does
  await page.exposeFunction("tapped", () => {
    taps += 1;
  });
  await page.addInitScript(() =>
    addEventListener("click", ({ isTrusted }) => isTrusted && Reflect.get(globalThis, "tapped")(), true),
  );
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens an address and counts from there. */
async function begin(path: string): Promise<void> {
  await page.goto(`${here()}${path}`);
  taps = 0;
}

const enterPin = async () => {
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
};

const ask = (amount: string, memo: string) => {
  const { token } = community;
  const body = { id: newId(), currency: "TIL", to: shop.account, from: member.account, amount, memo };
  return community.api.ask(anything, "POST", community.path("payment-requests"), { token, body });
};

test("a code is paid in two taps from the first screen, and in one through the phone's own camera", async () => {
  await begin("/");
  await showToCamera(film(), `${here()}/p/${shop.number}?a=7.40`);
  await page.getByRole("link", { name: "Payer", exact: true }).click();
  await page.getByRole("button", { name: "Payer 7,40" }).click();
  await enterPin();
  expect(taps).toBe(2);
  await begin(`/p/${shop.number}?a=3`);
  await page.getByRole("button", { name: "Payer 3,00" }).click();
  await enterPin();
  expect(taps).toBe(1);
  expect(await community.balanceOf(shop)).toBe("10.40");
});

test("what one is asked is paid in two taps from the first screen, and refused in two", async () => {
  await ask("12.50", "Deux tourtes");
  await ask("80", "Un four");
  await begin("/");
  await page.getByText("Boulangerie du Four vous demande 12,50").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Payer 12,50" }).click();
  await page.getByRole("button", { name: "Payer 12,50" }).click();
  await enterPin();
  expect(taps).toBe(2);
  // What was just paid is not asked for again, even before the API has been heard
  await page.route("**/home", (route) => route.abort());
  await begin("/");
  await page.getByText("Un four").waitFor();
  await expect.poll(() => page.getByText("vous demande").count()).toBe(1);
  await page.unroute("**/home");
  await page.getByRole("link", { name: "Refuser" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Refuser" }).click();
  await page.getByText("Refusée : rien n’a été payé.").waitFor();
  expect(taps).toBe(2);
  await begin("/");
  await page.locator(".acts").waitFor();
  await expect.poll(() => page.getByText("vous demande").count()).toBe(0);
});

test("what one has, and the last entries, stand on the first screen", async () => {
  await begin("/");
  await page.getByText("77,10").first().waitFor();
  await expect.poll(() => page.locator(".latest .row").count()).toBe(4);
  expect(taps).toBe(0);
});
