import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { jpegSegment, withInside } from "@mereau/shared/pictures/testing.ts";
import { openBrowser, violations } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { enter, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Visitor & { member: Member };

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  const member = await community.newMember("Atelier Vélo", "0", "provider");
  shop = { ...(await enter(browser, community, member)), member };
});

afterAll(() => browser.close());

const at = (path: string) => `${inject("url")}/${community.slug}${path}`;

/** What a camera writes of a phone that was held upright: the picture is to be turned by 90° (EXIF, Orientation 6). */
const held = Uint8Array.from(
  Buffer.from("45786966000049492a0008000000010012010300010000000600000000000000", "hex"),
);

/** A photo 800 wide and 400 high as it is stored: red on its left, blue on its right; upright, red is above. */
async function takePhoto(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 800, height: 400 });
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("This browser cannot draw");
    pen.fillStyle = "#f00";
    pen.fillRect(0, 0, 400, 400);
    pen.fillStyle = "#00f";
    pen.fillRect(400, 0, 400, 400);
    return canvas.toDataURL("image/jpeg").split(",")[1] ?? "";
  });
  const jpeg = Uint8Array.from(Buffer.from(drawn, "base64"));
  return Buffer.from(withInside(jpeg, 2, jpegSegment(0xe1, held)));
}

/** The photo as it is kept: its sides, and its colours near the upper and the lower edge. */
const keptPhoto = (page: Page) =>
  page.evaluate(async () => {
    const source = document.querySelector<HTMLImageElement>(".own-photo img")?.src ?? "";
    const answer = await fetch(source);
    const picture = await createImageBitmap(await answer.blob());
    const canvas = Object.assign(document.createElement("canvas"), {
      width: picture.width,
      height: picture.height,
    });
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen?.drawImage(picture, 0, 0);
    const colourAt = (y: number) => {
      const [red = 0, , blue = 0] = pen?.getImageData(picture.width / 2, y, 1, 1).data ?? [];
      return red > 200 && blue < 60 ? "red" : blue > 200 && red < 60 ? "blue" : "another";
    };
    const type = answer.headers.get("Content-Type");
    return [type, picture.width, picture.height, colourAt(20), colourAt(picture.height - 20)];
  });

test("a photo is sent square, small and upright, is taken away, and put back", async () => {
  const { page, complaints } = shop;
  await page.goto(at("/me/profile"));
  await page.getByRole("heading", { name: "Ma fiche" }).waitFor();
  expect(await violations(page)).toEqual([]);
  const buffer = await takePhoto(page);
  await page
    .getByLabel("Choisir une photo")
    .setInputFiles({ name: "velo.jpg", mimeType: "image/jpeg", buffer });
  await page.getByText("Votre photo est là.").waitFor();
  const kept = ["image/jpeg", 400, 400, "red", "blue"];
  expect(await keptPhoto(page)).toEqual(kept);
  await page.getByRole("button", { name: "Retirer", exact: true }).click();
  await page.getByText("Votre photo est retirée.").waitFor();
  await expect.poll(() => page.locator(".own-photo img").count()).toBe(0);
  await page.getByRole("button", { name: "La remettre" }).click();
  await page.locator(".own-photo img").waitFor();
  expect(await keptPhoto(page)).toEqual(kept);
  const text = { name: "velo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no picture") };
  await page.getByLabel("Une autre photo").setInputFiles(text);
  await page.getByText("Cette image ne se lit pas ici.").waitFor();
  expect(complaints).toEqual([]);
});

test("a shop tells what it does, where and when; the others see what it shows and no more", async () => {
  const { page, context, member } = shop;
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 47.371_234_5, longitude: -0.55 });
  await page.goto(at("/me/profile"));
  await page.getByLabel("Quelques mots").fill("Réparation et vélos d’occasion.");
  await page.getByRole("button", { name: "Vélos et transports" }).click();
  await page.getByLabel("Adresse", { exact: true }).fill("5 rue du Puits");
  await page.getByLabel("Horaires").fill("Le samedi");
  await page.getByLabel("Site internet").fill("velo.example");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Montrez aussi le point sur la carte, ou").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.reload();
  const address = page.getByLabel("Adresse", { exact: true });
  await expect.poll(() => address.inputValue()).toBe("5 rue du Puits");
  await page.getByRole("button", { name: "Je suis sur place" }).click();
  await page.getByText("Le point de la carte est noté.").waitFor();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("C’est enregistré.").waitFor();
  await page.getByRole("link", { name: "Vue des autres" }).click();
  await page.getByRole("heading", { name: "Atelier Vélo" }).waitFor();
  const told = () => page.textContent("main");
  await expect
    .poll(told)
    .toMatch(/Vélos et transports.*Réparation.*5 rue du Puits.*Le samedi.*velo\.example/s);
  expect(await told()).not.toContain(member.email);
});

test("what the community refuses is said at its field, and what was typed stays", async () => {
  const { page } = shop;
  await page.goto(at("/me/profile"));
  await page.getByLabel("Site internet").fill("velo example");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  const site = page.getByLabel("Site internet");
  await expect.poll(() => site.getAttribute("aria-invalid")).toBe("true");
  expect(await site.inputValue()).toBe("velo example");
  expect(await page.locator(".field .wrong").textContent()).toMatch(/adresse/i);
});

test("whoever is no provider is told that their place remains their own", async () => {
  const person = await enter(browser, community, await community.newMember("Ada Morel"), { scheme: "dark" });
  await person.page.goto(at("/me/profile"));
  await person.page.getByText("les vôtres restent à vous").waitFor();
  expect(await person.page.getByLabel("Horaires").count()).toBe(0);
  expect(await violations(person.page)).toEqual([]);
});
