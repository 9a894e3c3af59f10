import type { BrowserContext, CDPSession, Page } from "playwright-core";

import type { Community, Member } from "../wallet/community.ts";
import { openPay, PIN } from "../wallet/visitor.ts";

/** A cheap phone beside this machine, as Lighthouse has it. */
export const PHONE_SLOWDOWN = 4;
/** What a bad network adds to each question. */
export const NETWORK_MS = 150;

const slowed = async (page: Page, rate: number): Promise<CDPSession> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  return session;
};

/** When something first stood on a page and was painted, in milliseconds since the page was asked for. */
const paintedAt = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () =>
          document.querySelector(wanted)
            ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
            : requestAnimationFrame(look);
        look();
      }),
    selector,
  );

/** How long a wallet that was open before takes, without network, to show the balance; on a processor slowed `slowdown` times. */
export async function offlineOpeningMs(
  context: BrowserContext,
  home: string,
  slowdown: number,
): Promise<number> {
  const page = await context.newPage();
  await slowed(page, slowdown);
  await context.setOffline(true);
  await page.goto(home, { waitUntil: "commit" });
  const took = await paintedAt(page, ".figure.large:not(.waiting)");
  await context.setOffline(false);
  await page.close();
  return took;
}

/** From a payment's last digit to "paid": for who pays, and for who is paid. */
export type Paid = { payerMs: number; payeeMs: number };

/**
 * Pays once from one wallet to another, both open, both through a network that adds {@link NETWORK_MS} to each question.
 * Both are pages of one machine, so that one clock measures both.
 */
export async function paidMs(
  { payer, payee }: { payer: Page; payee: Page },
  { community, to }: { community: Community; to: Member },
  slowdown: number,
): Promise<Paid> {
  await openPay(payer, community, to, "1");
  for (const page of [payer, payee]) {
    const session = await slowed(page, slowdown);
    const network = {
      offline: false,
      latency: NETWORK_MS,
      downloadThroughput: -1,
      uploadThroughput: -1,
    };
    await session.send("Network.emulateNetworkConditions", network);
  }
  await payer.getByRole("button", { name: "Payer" }).click();
  await payer.getByLabel("Code à six chiffres").fill(PIN.slice(0, -1));
  const shown = await payee.textContent(".figure.large:not(.waiting)");
  const arrives = payee.waitForFunction(
    (before) => document.querySelector(".figure.large")?.textContent !== before && Date.now(),
    shown,
    { polling: "raf" },
  );
  const isPaid = payer.waitForFunction(
    () => document.querySelector("h1")?.textContent === "Payé" && Date.now(),
    undefined,
    { polling: "raf" },
  );
  const began = Date.now();
  await payer.keyboard.type(PIN.slice(-1));
  const [paid, arrived] = await Promise.all([isPaid, arrives]);
  return {
    payerMs: Number(await paid.jsonValue()) - began,
    payeeMs: Number(await arrived.jsonValue()) - began,
  };
}
