import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openWholeBrowser, violations } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { showToCamera } from "./feed.ts";
import { enter, PIN, protect, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Member;
let folder: string;
let film: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mereau-film-"));
  film = join(folder, "film.y4m");
  browser = await openWholeBrowser([
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${film}`,
  ]);
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Boulangerie du Four", "0", "provider");
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const here = () => `${community.api.url}/${community.slug}`;
const shopLink = () => `${here()}/p/${shop.number}?a=7.40&m=Pain`;

/** Somebody who has allowed the camera before. */
async function seer(name: string): Promise<Visitor & { member: Member }> {
  const member = await community.newMember(name, "100");
  const visitor = await enter(browser, community, member);
  await visitor.context.grantPermissions(["camera", "clipboard-read", "clipboard-write"]);
  return { ...visitor, member };
}

const openPayScreen = (page: Page) => page.getByRole("link", { name: "Payer" }).click();

test("a code is paid in two taps: the camera opens with the screen, and the deed is there once it has seen", async () => {
  const { page, member, complaints } = await seer("Alice Martin");
  await protect(page, community);
  await page.goto(`${here()}/`);
  await showToCamera(film, shopLink());
  await openPayScreen(page);
  await page.getByRole("button", { name: /Payer 7,40/ }).click();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
  expect(await community.balanceOf(member)).toBe("92.60");
  expect(await community.balanceOf(shop)).toBe("7.40");
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a code of another host is told and not opened, and the camera is off once one has left", async () => {
  const { page, context } = await seer("Bilal Roche");
  await showToCamera(film, "https://autre.example/tilleul/p/7");
  await openPayScreen(page);
  await page.getByText("Ce code appartient à une autre communauté : autre.example.").waitFor();
  const link = page.getByRole("link", { name: "L’ouvrir là-bas" });
  expect(await link.getAttribute("href")).toBe("https://autre.example/tilleul/p/7");
  expect(page.url()).toBe(`${here()}/pay`);
  expect(await violations(page)).toEqual([]);
  const track = await page.evaluateHandle(() => {
    const seen = document.querySelector("video")?.srcObject;
    return seen instanceof MediaStream ? seen.getVideoTracks()[0] : undefined;
  });
  expect(await track.evaluate((open) => open?.readyState)).toBe("live");
  await page.getByRole("link", { name: "Retour" }).click();
  await expect.poll(() => track.evaluate((open) => open?.readyState)).toBe("ended");
  await context.close();
});

test("a code of a neighbouring community is told, and what is no code of ours too", async () => {
  const { page, context } = await seer("Chloé Petit");
  await showToCamera(film, `${community.api.url}/voisine/p/7`);
  await page.goto(`${here()}/scan`);
  await page.getByText("une autre communauté de ce site : voisine.").waitFor();
  await showToCamera(film, "https://example.com/menu");
  await page.reload();
  await page.getByText("Ce code n’est pas un code de paiement.").waitFor();
  expect(page.url()).toBe(`${here()}/scan`);
  await context.close();
});

test("a camera that was not allowed is asked for, with why, and the other ways are there", async () => {
  const member = await community.newMember("Dalia Noir", "100");
  const { page, context } = await enter(browser, community, member, { width: 320, scheme: "dark" });
  await openPayScreen(page);
  await page.getByRole("button", { name: "Ouvrir l’appareil photo" }).waitFor();
  expect(await page.textContent("main")).toContain("Rien n’est enregistré ni envoyé.");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await violations(page)).toEqual([]);
  await context.close();
});

test("a picture of the code that somebody shows is read too, and so is a link that was copied", async () => {
  const payee = await enter(browser, community, shop);
  await payee.page.getByRole("link", { name: "Encaisser" }).click();
  const picture = await payee.page.locator("svg.qr").screenshot();
  await payee.context.close();
  const { page, context } = await seer("Élio Brun");
  await showToCamera(film, "nothing");
  await openPayScreen(page);
  const image = { name: "code.png", mimeType: "image/png", buffer: picture };
  await page.getByLabel("Une image").setInputFiles(image);
  await page.getByText("Boulangerie du Four").waitFor();
  await page.goto(`${here()}/pay`);
  await page.evaluate((link) => navigator.clipboard.writeText(link), shopLink());
  await page.getByRole("button", { name: "Coller un lien" }).click();
  await page.getByRole("button", { name: /Payer 7,40/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/${community.slug}/p/${shop.number}`);
  await context.close();
});

test("a browser that reads codes by itself fetches no reader", async () => {
  const { page, context } = await seer("Fanny Vert");
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  // This machine's Chromium has none: one stands in that sees the same code whatever it is shown
  await context.addInitScript((link) => {
    class Detector {
      static getSupportedFormats = async () => ["qr_code"];
      detect = async () => [{ rawValue: link }];
    }
    Object.assign(globalThis, { BarcodeDetector: Detector });
  }, shopLink());
  await page.goto(`${here()}/pay`);
  await page.getByRole("button", { name: /Payer 7,40/ }).waitFor();
  expect(fetched.filter((url) => url.includes("zxing"))).toEqual([]);
  await context.close();
});

test("a tag that is held against the phone is read", async () => {
  const { page, context } = await seer("Gaspard Bleu");
  // No machine that runs tests has a reader of tags
  await context.addInitScript((link) => {
    class Reader extends EventTarget {
      async scan() {
        const records = [{ recordType: "url", data: new TextEncoder().encode(link) }];
        setTimeout(() => this.dispatchEvent(Object.assign(new Event("reading"), { message: { records } })));
      }
    }
    Object.assign(globalThis, { NDEFReader: Reader });
  }, shopLink());
  await showToCamera(film, "nothing");
  await page.goto(`${here()}/pay`);
  await page.getByRole("button", { name: "Une étiquette" }).click();
  await page.getByRole("button", { name: /Payer 7,40/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/${community.slug}/p/${shop.number}`);
  await context.close();
});

test("a tag without a link is told to be none of ours, and a reader that is not allowed says so", async () => {
  const { page, context } = await seer("Hector Gris");
  await context.addInitScript(() => {
    class Reader extends EventTarget {
      async scan() {
        if (location.search === "?never") throw new DOMException("No", "NotAllowedError");
        const records = [{ recordType: "text", data: new TextEncoder().encode("Bonjour") }];
        setTimeout(() => this.dispatchEvent(Object.assign(new Event("reading"), { message: { records } })));
      }
    }
    Object.assign(globalThis, { NDEFReader: Reader });
  });
  await showToCamera(film, "nothing");
  await page.goto(`${here()}/pay`);
  await page.getByRole("button", { name: "Une étiquette" }).click();
  await page.getByText("Ce code n’est pas un code de paiement.").waitFor();
  await page.goto(`${here()}/pay?never`);
  const button = page.getByRole("button", { name: "Une étiquette" });
  await button.click();
  await page.getByText("La lecture des étiquettes est refusée à cette page.").waitFor();
  expect(await button.getAttribute("aria-pressed")).toBe("false");
  await context.close();
});
