import type { Page } from "playwright-core";

import { newId } from "../wallet/community.ts";
import type { Scene } from "../wallet/scene.ts";

/** Asks the API as whoever is signed in on this page. */
const post = (page: Page, rest: string, body: object): Promise<{ code: string }> =>
  page.evaluate(
    async ([path, said]) => {
      const answer = await fetch(`/v1/${location.pathname.split("/")[1]}/${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: said,
      });
      return answer.json();
    },
    [rest, JSON.stringify(body)] as const,
  );

/** Sets a kiosk up with something to sell, pairs this page with it, and puts one of it in the basket. */
async function fillBasket(page: Page): Promise<void> {
  const [id, product] = [newId(), newId()];
  const price = { currency: "MIEL", amount: "1.50" };
  await post(page, "tariff/products", { id: product, name: { fr: "Infusion", en: "Herbal tea" }, price });
  await post(page, "kiosks", { id, name: "Bar", currency: "MIEL", leavingCode: "7391" });
  const { code } = await post(page, `kiosks/${id}/pairing`, {});
  await page.getByRole("textbox").fill(code);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /Touchez|Touch/ }).click();
  await page
    .getByRole("button", { name: /Infusion|Herbal/ })
    .first()
    .click();
}

/** The tablet at the bar. Paths stand after the kiosk’s own address. */
export const kioskScenes: readonly Scene[] = [
  { name: "kiosk-pairing", path: "/", isForVisitors: true },
  { name: "kiosk-basket", path: "/", as: "admin", prepare: fillBasket },
  {
    name: "kiosk-card",
    path: "/",
    as: "admin",
    prepare: async (page) => {
      await fillBasket(page);
      await page.getByRole("button", { name: /par carte|by card/ }).click();
    },
  },
];
