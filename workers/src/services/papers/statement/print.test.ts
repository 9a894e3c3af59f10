import { writeFile } from "node:fs/promises";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { policySettings } from "@mereau/shared/policies/registry.ts";
import { readStatement } from "#services/accounts/statement.ts";
import { printStatement } from "#services/papers/statement/print.ts";
import { widthOf } from "#services/papers/typesetting.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { readHead } from "#services/ledger/head.ts";
import { paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";
import { readPdf } from "#testing/readPdf.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const settings = {
  dividend: { amount: "10.00", reevaluation: null },
  demurrage: { rate: "1", per: "day", floor: "20", to: "CIME:pot-commons" },
};

const cime = {
  code: "CIME",
  name: "Cime",
  symbol: "ᴍ",
  scale: 2,
  kind: "dividend",
  backing: null,
  defaults: { creditLimit: "0", balanceCap: null },
  policies: policySettings.parse(settings),
} as const;

const memberTypes = [
  { code: "member", name: "member", provider: true, accounts: [{ currency: "CIME", limits: null }] },
];

let town: TestCommunity;
let noor: Awaited<ReturnType<TestCommunity["join"]>>;
const midnight = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const begins = midnight + DAY_MS;
const ends = begins + 20 * DAY_MS;
const at = (now: number) => town.context({ now });

const names = [
  "Boulangerie du Four",
  "Cœur d’abeille",
  "Łukasz Ŷmund",
  "Atelier Vélo Lune",
  "Librairie des Halles",
];
const memos = [
  "Deux pains et une brioche",
  null,
  "Réparation du vélo : chambre à air, câble de frein arrière, patins, et une heure de main-d’œuvre ; merci beaucoup 🚲",
  "⬡ permanence du mardi",
];

beforeAll(async () => {
  town = await startCommunity({ currencies: [cime], memberTypes, name: "La Cime du Haut-Pays" });
  noor = await town.join("Noor Benali", "member");
  const others = [];
  for (const name of names) others.push(await town.join(name, "member"));
  for (let day = 1; day <= 20; day += 1) {
    const morning = midnight + day * DAY_MS + HOUR_MS;
    await town.runDue(morning);
    const other = others[day % others.length];
    if (!other || day % 3 === 0) continue;
    const [from, to] = day % 4 === 1 ? [other, noor] : [noor, other];
    await createTransfer(at(morning + HOUR_MS), from.caller, {
      ...paymentOf(from.account, to.account, `${(day % 5) + 1}.40`, memos[day % memos.length] ?? null),
      currency: "CIME",
      category: day % 2 === 0 ? "alimentation" : null,
    });
  }
}, 60_000);

afterAll(() => town.close());

const period = { from: begins, to: ends };

/** The statement as a PDF, of Noor’s account in French unless something else is asked for; to look at, where PAPERS names a folder. */
async function print({
  account = noor.account,
  ...asked
}: {
  account?: string;
  detail?: "days";
  language?: "en";
}) {
  const origin = "https://pay.example.org";
  const bytes = await printStatement(at(ends), town.admin, account, {
    ...period,
    language: "fr",
    origin,
    ...asked,
  });
  const folder = process.env["PAPERS"];
  if (folder !== undefined) await writeFile(`${folder}/statement-${asked.detail ?? account}.pdf`, bytes);
  return bytes;
}

/** An amount of the API as it stands in a column. */
const onPaper = (amount: string) => amount.replace(".", ",").replace("-", "");

/** The text of a page in one line: a viewer gives a line for each thing that was written. */
const flat = (pages: readonly { text: string }[]) =>
  pages.map(({ text }) => text.replaceAll(/\s+/g, " ")).join(" ");

test("a statement on paper has every entry in its order, with its figures, and what they come to", async () => {
  const told = await readStatement(at(ends), noor.caller, noor.account, period);
  const pages = await readPdf(await print({}));
  const text = flat(pages);
  for (const part of [
    "Noor Benali",
    "La Cime du Haut-Pays",
    noor.account,
    "pay.example.org/essai",
    "ᴍ",
    ...names,
  ])
    expect(text).toContain(part);
  let from = text.indexOf("Avec qui");
  for (const { amount, posted } of told.entries) {
    const line = `${onPaper(amount)} ${onPaper(posted)}`;
    expect(text.slice(from)).toContain(line);
    from = text.indexOf(line, from) + line.length;
  }
  const { opening, totalIn, totalOut, closing } = told;
  const first = flat(pages.slice(0, 1));
  for (const figure of [opening, totalIn, totalOut, closing]) expect(first).toContain(onPaper(figure));
  expect(text.slice(from)).toContain(onPaper(closing));
  expect(pages.map((page) => /Page \d sur \d/.exec(flat([page]))?.[0])).toEqual([
    "Page 1 sur 3",
    "Page 2 sur 3",
    "Page 3 sur 3",
  ]);
});

test("the hash of the last batch stands on it, and where the chain is read", async () => {
  const head = await readHead(at(ends));
  const text = flat(await readPdf(await print({})));
  expect(text).toContain(head.hash);
  expect(text).toContain(`lot n° ${head.seq}`);
  expect(text).toContain(`https://pay.example.org/v1/${town.request.slug}/ledger/head`);
});

test("letters of all Europe and the signs of currencies are written as they are, and what no face has is a square", async () => {
  const text = flat(await readPdf(await print({})));
  expect(text).toContain("Łukasz Ŷmund");
  expect(text).toContain("⬡ permanence du mardi");
  expect(text).toContain("main-d’œuvre ; merci beaucoup □");
});

test("with days, each tick stands below its settlement, in English too", async () => {
  const text = flat(await readPdf(await print({ detail: "days", language: "en" })));
  const told = await readStatement(at(ends), noor.caller, noor.account, { ...period, detail: "days" });
  const days = told.entries.flatMap((entry) => entry.days ?? []);
  expect(days.length).toBeGreaterThan(15);
  for (const { posted } of days) expect(text).toContain(posted);
  expect(text.match(/dividend \+ 10\.00/g)).toHaveLength(days.length);
  expect(text).toContain("1 Dec dividend");
});

test("figures end at the same place, in digits of one width", () => {
  const digits = new Set(Array.from("0123456789", (digit) => widthOf(digit, "strong", 10)));
  expect(digits.size).toBe(1);
});

test("a page has ink where it should, within its margins", async () => {
  const [page] = await readPdf(await print({}), 0.5);
  if (!page) throw new Error("There is a page");
  const dark = (x: number, y: number) =>
    (page.rgba[4 * (Math.round(y / 2) * page.width + Math.round(x / 2))] ?? 255) < 128;
  expect(dark(60, 62)).toBe(true);
  const margin = Array.from({ length: 420 }, (_, y) => [dark(20, 2 * y), dark(575, 2 * y)]).flat();
  expect(margin).not.toContain(true);
});

/** The numbers from 1 on, as rows. */
const upTo = (count: number) =>
  sql`with recursive number(n) as (select 1 union all select n + 1 from number where n < ${count})`;

test("a long statement is printed page after page, and refused where it would have too many lines", async () => {
  const busy = "CIME:pot-busy";
  await town.db
    .run(sql`insert into account (id, currency, kind, status, credit_limit, balance_cap, posted, held)
    values (${busy}, 'CIME', 'pot', 'open', 0, 1000000, 5001, 0)`);
  await town.db.run(sql`insert into batch values (9999, 'busy', 1, ${ends - 1}, 9999, 1005001, '', '', '')`);
  await town.db
    .run(sql`insert into "transfer" (id, seq, batch, at, kind, verdict, currency, from_account, to_account, amount, memo)
    ${upTo(5001)} select 'busy-' || n, 1000000 + n, 1, ${begins} + n, 'payment', 'accepted', 'CIME', ${noor.account}, ${busy}, 1, 'foin' from number`);
  await town.db.run(sql`insert into posting (account, seq, "transfer", at, amount, posted)
    ${upTo(5001)} select ${busy}, 1000000 + n, 'busy-' || n, ${begins} + n, 1, n from number`);
  await expect(print({ account: busy })).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ field: "to", code: "too_many_entries" }],
  });
  await town.db.run(sql`delete from posting where account = ${busy} and seq > 1001000`);
  const pages = await readPdf(await print({ account: busy }), 0.1);
  expect(pages.length).toBe(49);
  expect(flat(pages.slice(-2))).toContain("0,01 10,00");
  expect(flat(pages.slice(-1))).toContain("Page 49 sur 49");
});
