import type { Browser } from "playwright-core";

import { openBrowser } from "../../e2e/browser.ts";
import { type Examined, examine } from "../../e2e/measure/lighthouse.ts";
import { signInProfile, withProfile } from "../../e2e/measure/profile.ts";
import { NETWORK_MS, offlineOpeningMs, type Paid, paidMs, PHONE_SLOWDOWN } from "../../e2e/measure/speed.ts";
import { weighApp } from "../../e2e/measure/weight.ts";
import { Community } from "../../e2e/wallet/community.ts";
import { enter, protect } from "../../e2e/wallet/visitor.ts";
import { Deployment } from "../../scripts/start/deployment.ts";
import type { Bench, Case, Row } from "../lib/row.ts";

type Size = { rounds: number; examines: boolean };

const full: Size = { rounds: 7, examines: true };
const short: Size = { rounds: 1, examines: false };

/**
 * Other wallets of the field, first load, by Lighthouse's throttled phone on a machine like this one in November 2026: scripts in kB as
 * sent, and time to interactive. The lightest and the quickest of Komunitin (174, 5 500), Monujo (673, 7 300) and Cyclos 4 (313, 4 100).
 */
const others = { scriptsKb: 174, interactiveMs: 4_100 };

type Wallets = { browser: Browser; community: Community; url: string };

const onProgress = () => undefined;

/** As it is here, and on a phone. */
const processors = [
  { name: "", slowdown: 1, words: "" },
  { name: ".phone", slowdown: PHONE_SLOWDOWN, words: `, on a processor slowed ${PHONE_SLOWDOWN} times` },
];

async function opening({ browser, community, url }: Wallets, rounds: number, slowdown: number) {
  const member = await community.newMember("Bilal Roche", "20");
  const { page, context } = await enter(browser, community, member);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.close();
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    took.push(await offlineOpeningMs(context, `${url}/${community.slug}/`, slowdown));
  await context.close();
  return took;
}

async function paying({ browser, community }: Wallets, rounds: number, slowdown: number): Promise<Paid[]> {
  const took: Paid[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const alice = await community.newMember("Alice Martin", "50");
    const to = await community.newMember("Boulangerie du Four");
    const [payer, payee] = [await enter(browser, community, alice), await enter(browser, community, to)];
    await protect(payer.page, community);
    took.push(await paidMs({ payer: payer.page, payee: payee.page }, { community, to }, slowdown));
    await Promise.all([payer.context.close(), payee.context.close()]);
  }
  return took;
}

/** Lighthouse on the first screen, as many times signed out as signed in. */
async function examining({ browser, community, url }: Wallets, { rounds }: Size) {
  const home = `${url}/${community.slug}/`;
  const member = await community.newMember("Chloé Petit", "20");
  const { context } = await enter(browser, community, member);
  const cookie = (await context.cookies()).find(({ name }) => name === "mereau_session");
  await context.close();
  if (!cookie) throw new Error("Nobody is signed in");
  const found: { signedOut: Examined[]; signedIn: Examined[] } = { signedOut: [], signedIn: [] };
  for (let round = 0; round < rounds; round += 1)
    await withProfile(async (profile, port) => {
      found.signedOut.push(await examine(home, port));
      await signInProfile(profile, home, cookie);
      found.signedIn.push(await examine(home, port));
    });
  return found;
}

const against = (values: number[], other: number) => values.map((value) => ({ value, against: other }));

/** A case that has only its own goal, in milliseconds; on the slowed processor, none. */
const timed = (name: string, comparison: string, atMost: number, values: number[]): Case => ({
  name,
  unit: "ms",
  comparison,
  goal: null,
  ...(!name.endsWith(".phone") && { valueGoal: { atMost } }),
  rounds: against(values, atMost),
});

async function measure(bench: Bench, size: Size, wallets: Wallets): Promise<Case[]> {
  const cases: Case[] = [];
  for (const { name, slowdown, words } of processors) {
    bench.onProgress(`wallet: opening without network${words}`);
    const opened = await opening(wallets, size.rounds, slowdown);
    bench.onProgress(`wallet: paying through a network that adds ${NETWORK_MS} ms${words}`);
    const paid = await paying(wallets, size.rounds, slowdown);
    const network = `${NETWORK_MS} ms a question${words}`;
    const [payer, payee] = [paid.map(({ payerMs }) => payerMs), paid.map(({ payeeMs }) => payeeMs)];
    cases.push(
      timed(`wallet.offline${name}`, `its goal: to the balance, without network${words}`, 300, opened),
      timed(`wallet.paid${name}`, `its goal: from the last digit to “paid”, ${network}`, 1_000, payer),
      timed(
        `wallet.received${name}`,
        `its goal: from that digit to the payee’s balance, ${network}`,
        1_000,
        payee,
      ),
    );
  }
  return size.examines ? [...cases, ...(await lighthouseCases(bench, size, wallets))] : cases;
}

async function lighthouseCases(bench: Bench, size: Size, wallets: Wallets): Promise<Case[]> {
  bench.onProgress("wallet: Lighthouse");
  const { signedOut, signedIn } = await examining(wallets, size);
  const app = await weighApp();
  return [
    ...(["signedOut", "signedIn"] as const).map((who): Case => {
      const found = who === "signedOut" ? signedOut : signedIn;
      const interactive = found.map(({ interactiveMs }) => interactiveMs);
      return {
        name: `wallet.interactive.${who}`,
        unit: "ms",
        comparison: "the quickest of the field, as it was measured",
        goal: { atMost: 1 },
        valueGoal: { atMost: 2_000 },
        rounds: against(interactive, others.interactiveMs),
      };
    }),
    {
      name: "wallet.scripts",
      unit: "kB",
      comparison: "the lightest of the field, as it was measured; signed in",
      goal: { atMost: 1 },
      valueGoal: { atMost: 40 },
      rounds: against(
        signedIn.map(({ weight }) => weight.scripts),
        others.scriptsKb,
      ),
    },
    {
      name: "wallet.app",
      unit: "kB",
      comparison: "its goal: the scripts of every screen, gzipped",
      goal: null,
      valueGoal: { atMost: 120 },
      rounds: against([app.scripts], 120),
    },
  ];
}

export const wallet: Row = {
  name: "wallet",
  leftOut: [
    "wallet: real phones and real radio; the phone is this machine slowed down, the network is added latency",
    "wallet: other apps are not run again, their figures are those of November 2026",
  ],
  async run(bench) {
    const size = bench.short ? short : full;
    const deployment = new Deployment();
    const { signal } = new AbortController();
    const browser = await openBrowser();
    try {
      const { folder } = bench;
      const { url, operatorToken } = await deployment.start({
        port: 0,
        folder,
        json: true,
        signal,
        onProgress,
      });
      return await measure(bench, size, {
        browser,
        url,
        community: await Community.found(url, operatorToken),
      });
    } finally {
      await browser.close();
      await deployment.stop();
    }
  },
};
