import { beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { accountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import { product } from "@mereau/shared/contracts/products.ts";
import { purchase, purchasePage } from "@mereau/shared/contracts/purchases.ts";
import { saleReceipt } from "@mereau/shared/contracts/saleReceipt.ts";
import { publicSettings } from "@mereau/shared/contracts/settings.ts";
import { claimPage, tariff, task, taskClaim } from "@mereau/shared/contracts/tasks.ts";
import { topUp, topUpPage } from "@mereau/shared/contracts/topUps.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;
let noor: { token: string; member: string };
const [mine, house] = ["POKOU:1002", "POKOU:1001"] as const;
const anything = z.looseObject({});

const policies = {
  prepaid: { price: { euros: "1.00", units: "100" } },
  solidarity: { pot: "POKOU:pot-help", payees: ["individual"], perPayment: "300", perMonth: "900" },
};

beforeAll(async () => {
  town = await foundWorkerTown();
  const { ask, admin } = town;
  const money = { code: "POKOU", name: "Pokoù", symbol: "pk", scale: 0, kind: "prepaid" };
  await ask(admin, ["POST", "currencies"], [201, anything], money);
  const pots = [{ id: "POKOU:pot-help", name: "Cagnotte" }];
  const settled = { version: 1, effectiveAt: null, policies, pots };
  await ask(admin, ["PUT", "currencies/POKOU/policies"], [200, anything], settled);
  const { token } = await town.join("Noor", "individual");
  const me = z.looseObject({ member: z.looseObject({ id: z.string() }) });
  noor = { token, member: (await ask(token, ["GET", "me"], [200, me])).member.id };
  const founder = (await ask(admin, ["GET", "me"], [200, me])).member.id;
  for (const member of [noor.member, founder]) {
    const opened = { member, currency: "POKOU", ordinal: 1, name: "Pokoù" };
    await ask(admin, ["POST", "accounts"], [201, accountWithHolders], opened);
  }
  const seller = { name: "Association Essai", vatRemark: "TVA non applicable", accounts: [house] };
  await ask(admin, ["PATCH", "settings"], [200, publicSettings], { seller });
});

test("tokens are sold at the bar, and the receipt is data, or a page in the language of whoever prints it", async () => {
  const { ask, admin, send, codeOf } = town;
  const sold = { id: newId(), account: mine, euros: "20,00", means: "card" };
  const done = await ask(admin, ["POST", "currencies/POKOU/top-ups"], [201, topUp], sold);
  expect(done).toMatchObject({ units: "2000", receipt: 1, state: "done" });
  const path = `currencies/POKOU/top-ups/${sold.id}`;
  expect(await ask(noor.token, ["GET", path], [200, topUp])).toEqual(done);
  const listed = await ask(noor.token, ["GET", `currencies/POKOU/top-ups?account=${mine}`], [200, topUpPage]);
  expect(listed.items).toEqual([done]);
  const data = await ask(noor.token, ["GET", `${path}/receipt`], [200, saleReceipt]);
  expect(data).toMatchObject({ number: 1, seller: { name: "Association Essai" }, euros: "20.00" });
  for (const [language, words] of [
    ["fr", ["Reçu n°\u00a01", "20,00\u00a0€, carte", "100\u00a0pk pour 1,00\u00a0€", "TVA non applicable"]],
    ["en", ["Receipt no.\u00a01", "20.00\u00a0€, card", "100\u00a0pk for 1.00\u00a0€"]],
  ] as const) {
    const headers = { "Accept-Language": language };
    const page = await send(noor.token, ["GET", `${path}/receipt?format=html`], undefined, headers);
    expect(page.headers.get("Content-Type")).toContain("text/html");
    expect(page.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
    const text = await page.text();
    for (const word of words) expect(text).toContain(word);
    expect(text).toContain(`href="?format=html&amp;lang=${language === "fr" ? "en" : "fr"}"`);
    expect(text).toMatch(/Noor, <span class="soft">(membre\u00a0n°|member\u00a0no\.)\u00a0\d+<\/span>/);
  }
  const undo = { id: newId(), reason: "Carte <refusée>" };
  const spare = { ...sold, id: newId() };
  await ask(admin, ["POST", "currencies/POKOU/top-ups"], [201, topUp], spare);
  await ask(admin, ["POST", `transfers/${spare.id}/reversal`], [201, anything], undo);
  for (const [language, words] of [
    [
      "fr",
      ["Cette vente a été annulée le", "ce reçu ne vaut plus justificatif", "Motif : Carte &lt;refusée&gt;"],
    ],
    ["en", ["This sale was cancelled on", "no proof of purchase any more", "Reason: Carte &lt;refusée&gt;"]],
  ] as const) {
    const spent = `currencies/POKOU/top-ups/${spare.id}/receipt?format=html`;
    const page = await send(noor.token, ["GET", spent], undefined, { "Accept-Language": language });
    const text = await page.text();
    for (const word of words) expect(text).toContain(word);
  }
  const other = await town.join("Ada", "individual");
  expect(await codeOf(other.token, ["GET", `${path}/receipt`], 404)).toBe("unknown_top_up");
  expect(await codeOf(noor.token, ["POST", "currencies/POKOU/top-ups"], 403, { ...sold, id: newId() })).toBe(
    "forbidden",
  );
});

test("whoever opens a receipt or an invoice with a browser and may not see it is told on a page what to do; a program gets the problem", async () => {
  const id = newId();
  const documents = [
    `currencies/POKOU/top-ups/${id}/receipt?format=html`,
    `purchases/${id}/receipt?format=html`,
    `membership-fees/${id}/receipt`,
    `invoices/${id}/page`,
  ];
  const browser = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "fr" };
  const read = async (token: string | null, path: string, headers = browser) => {
    const answer = await town.send(token, ["GET", path], undefined, headers);
    expect(answer.headers.get("Vary")).toContain("Accept");
    return [answer.status, answer.headers.get("Content-Type"), await answer.text()];
  };
  const page = "text/html; charset=UTF-8";
  for (const path of documents) {
    expect(await read(null, path)).toEqual([
      401,
      page,
      expect.stringMatching(/<span>Essai<.*Veuillez d’abord vous connecter.*ouvrez de nouveau ce lien/s),
    ]);
    expect(await read(noor.token, path)).toEqual([
      404,
      page,
      expect.stringMatching(/lang="fr".*Demandez à la personne qui vous l’a envoyé/s),
    ]);
    const chosen = `${path}${path.includes("?") ? "&" : "?"}lang=en`;
    expect(await read(null, chosen)).toEqual([401, page, expect.stringMatching(/lang="en".*lang=fr"/s)]);
    const program = { ...browser, Accept: "application/json" };
    for (const [token, status] of [
      [null, 401],
      [noor.token, 404],
    ] as const)
      expect((await read(token, path, program)).slice(0, 2)).toEqual([status, "application/problem+json"]);
  }
  // A link that was cut short names nothing
  expect(await read(noor.token, `purchases/${id.slice(0, 20)}/receipt?format=html`)).toEqual([
    422,
    page,
    expect.stringContaining("Le lien est peut-être incomplet"),
  ]);
});

test("the tariff is read by anybody and set by managers, and what is bought is paid to the house", async () => {
  const { ask, admin, codeOf } = town;
  const coffee = { name: { fr: "Café" }, price: { currency: "POKOU", amount: "100" }, picture: null };
  const id = newId();
  expect(await codeOf(noor.token, ["POST", "tariff/products"], 403, { id, ...coffee })).toBe("forbidden");
  await ask(admin, ["POST", "tariff/products"], [201, product], { id, ...coffee });
  const dearer = { ...coffee, price: { currency: "POKOU", amount: "120" } };
  await ask(admin, ["PUT", `tariff/products/${id}`], [200, product], dearer);
  expect((await ask(null, ["GET", "tariff"], [200, tariff])).products).toMatchObject([
    { id, price: { amount: "120", euros: null, minimumShare: 100 } },
  ]);
  const asked = { id: newId(), from: mine, lines: [{ product: id, quantity: 2 }], total: "200" };
  expect(await codeOf(noor.token, ["POST", "purchases"], 409, asked)).toBe("price_changed");
  const bought = await ask(noor.token, ["POST", "purchases"], [201, purchase], { ...asked, total: "240" });
  expect(bought).toMatchObject({ to: house, total: "240", state: "done", receipt: 3 });
  expect(await ask(noor.token, ["GET", `purchases/${asked.id}`], [200, purchase])).toEqual(bought);
  expect((await ask(noor.token, ["GET", "purchases"], [200, purchasePage])).items).toEqual([bought]);
  expect(await codeOf(noor.token, ["GET", "purchases?all=true"], 403)).toBe("forbidden");
  const receipt = await ask(noor.token, ["GET", `purchases/${asked.id}/receipt`], [200, saleReceipt]);
  expect(receipt.lines).toMatchObject([{ name: { fr: "Café" }, quantity: 2, total: "240" }]);
});

test("a task is claimed, validated and paid", async () => {
  const { ask, admin } = town;
  const given = { name: { fr: "Tenir une permanence" }, reward: { currency: "POKOU", amount: "150" } };
  const id = newId();
  await ask(admin, ["POST", "tariff/tasks"], [201, task], { id, ...given });
  await ask(admin, ["PUT", `tariff/tasks/${id}`], [200, task], given);
  const claim = { id: newId(), task: id, account: mine, note: "samedi" };
  await ask(noor.token, ["POST", "task-claims"], [201, taskClaim], claim);
  const path = `task-claims/${claim.id}`;
  expect((await ask(admin, ["GET", "task-claims?all=true"], [200, claimPage])).items).toHaveLength(1);
  expect((await ask(admin, ["POST", `${path}/validation`], [200, taskClaim])).state).toBe("paid");
  expect((await ask(noor.token, ["GET", path], [200, taskClaim])).transfer).not.toBeNull();
  const [refused, withdrawn] = [
    { ...claim, id: newId() },
    { ...claim, id: newId() },
  ];
  for (const again of [refused, withdrawn])
    await ask(noor.token, ["POST", "task-claims"], [201, taskClaim], again);
  const reason = { reason: "déjà payé" };
  const no: [string, string] = ["POST", `task-claims/${refused.id}/refusal`];
  expect((await ask(admin, no, [200, taskClaim], reason)).state).toBe("refused");
  const back: [string, string] = ["POST", `task-claims/${withdrawn.id}/withdrawal`];
  expect((await ask(noor.token, back, [200, taskClaim])).state).toBe("withdrawn");
});
