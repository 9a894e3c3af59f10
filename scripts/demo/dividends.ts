import { accountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import { foundedCommunity } from "@mereau/shared/contracts/communityFace.ts";
import { statement } from "@mereau/shared/contracts/entries.ts";
import { historyAnswer } from "@mereau/shared/contracts/history.ts";
import { ledgerHead } from "@mereau/shared/contracts/ledger.ts";
import { application } from "@mereau/shared/contracts/applications.ts";
import { memberWithAccounts } from "@mereau/shared/contracts/members.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { randomBytes } from "node:crypto";

import { signIn } from "../client/signIn.ts";
import { verifyFiles } from "./books.ts";
import { type Player, Scene } from "./scene.ts";
import { dateOf, DAY_MS } from "./statements.ts";

const CODE = "CIME";
const POT = `${CODE}:pot-commons`;
const DAYS = 4;

const policies = {
  dividend: { amount: "10.00", reevaluation: null },
  demurrage: { rate: "10", per: "day", to: POT },
  levy: {
    rules: [{ name: "Commons", from: "payee", bands: [{ upTo: null, percent: "2" }], to: [{ pot: POT }] }],
  },
};

const idAt = (moment: number): string => uuidV7(moment, new Uint8Array(randomBytes(10)));

/** A community made for show, which began four midnights ago: there the days of a dividend can pass. */
export async function liveOnDividends(scene: Scene, operatorToken: string): Promise<void> {
  const { api, trace, folder } = scene;
  const there = new Scene({ api, trace, folder, slug: "haut-pays" });
  trace.chapter("Elsewhere money is a dividend, and melts");
  trace.tell("Each day everybody gets 10.00 and a tenth melts; 2 % of what one is paid goes to the commons.");
  const start = Math.floor(Date.now() / DAY_MS - DAYS) * DAY_MS;
  const { noor, lou } = await begin(there, operatorToken, start);
  await playDays(there, operatorToken, { start, noor, lou });
  const [settled, paid] = await admit(there, noor, lou);
  await checkSettlement(there, settled, start);
  await checkLevy(there, settled, paid, start);
  const { publicKey } = await api.ask(ledgerHead, "GET", there.path("ledger/head"), settled);
  await verifyFiles(there, settled, publicKey);
}

type Person = Omit<Player, "token"> & { email: string };

/** Noor founds it; Lou applies. */
async function begin(there: Scene, operatorToken: string, start: number) {
  const { api, slug } = there;
  const person = (name: string, number: number): Person => ({
    id: idAt(start),
    name,
    account: `${CODE}:${number}`,
    email: `${name.toLowerCase()}@example.org`,
  });
  const [noor, lou] = [person("Noor", 1001), person("Lou", 1002)];
  const { currencies, memberTypes } = presets.libre({ code: CODE, name: "Cime", symbol: "ci" }, "en");
  const founding = {
    id: idAt(start),
    slug,
    name: "Haut-Pays",
    language: "en",
    demo: true,
    admin: { id: noor.id, name: noor.name, email: noor.email },
    currencies: currencies.map((currency) => ({ ...currency, policies })),
    memberTypes,
  };
  await api.ask(foundedCommunity, "POST", "/v1/communities", { token: operatorToken, body: founding });
  const { id, name, email } = lou;
  const body = { id, name, email, type: "member" };
  await api.ask(application, "POST", there.path("members"), { body });
  return { noor, lou };
}

/** From the first day on both receive the dividend; on the fourth Noor pays. */
async function playDays(
  there: Scene,
  operatorToken: string,
  { start, noor, lou }: { start: number; noor: Person; lou: Person },
): Promise<void> {
  const { account } = lou;
  const of = { currency: CODE, account, type: "member" };
  const midday = start + (DAYS - 0.5) * DAY_MS;
  const parties = { currency: CODE, actor: noor.id, from: noor.account, to: account };
  const moments = [
    {
      at: start + 1_000,
      items: [
        { kind: "open_account", creditLimit: "0", balanceCap: null, ...of },
        { kind: "set_standing", receives: true, ...of },
      ],
    },
    {
      at: midday,
      items: [{ kind: "payment", id: idAt(midday), amount: "20.00", memo: "Honey", ...parties }],
    },
  ];
  const asking = { token: operatorToken, body: { moments } };
  const played = await there.api.ask(historyAnswer, "POST", there.path("history"), asking);
  there.trace.check("Four days ago Lou comes, on the fourth Noor pays: done", played.accepted, 3);
}

/** Noor signs in and takes Lou in, whose account is there already. */
async function admit(there: Scene, noor: Person, lou: Person): Promise<[Player, Player]> {
  const { api, slug } = there;
  const enter = async ({ email, ...person }: Person) => ({
    ...person,
    token: await signIn(api, slug, email, "npm run demo"),
  });
  const admin = await enter(noor);
  await api.ask(memberWithAccounts, "POST", there.path(`members/${lou.id}/approval`), { token: admin.token });
  return [admin, await enter(lou)];
}

/** Three dividends and what melted of them were posted just before the payment; the fourth shows before it is. */
async function checkSettlement(there: Scene, noor: Player, start: number): Promise<void> {
  const { trace } = there;
  const { entries, closing } = await readStatement(there, noor, start);
  const lines = entries.map(({ amount, counterparty }) => `${amount} ${counterparty.account}`);
  trace.check("Noor receives three dividends", lines[0] ?? null, `30.00 ${CODE}:dividends`);
  trace.check("Of them melts, to the commons", lines[1] ?? null, `-2.90 ${POT}`);
  trace.check("Then she pays", lines[2] ?? null, `-20.00 ${CODE}:1002`);
  trace.check("What Noor was left with", entries.at(-1)?.posted ?? null, "7.10");
  trace.tell("Her statement day by day: dividend, melted, balance.");
  for (const [index, expected] of [
    ["10.00", "0.00", "10.00"],
    ["10.00", "1.00", "19.00"],
    ["10.00", "1.90", "27.10"],
  ].entries()) {
    const day = entries[0]?.days?.[index];
    const date = dateOf(start + (index + 1) * DAY_MS);
    trace.check(date, day ? [day.dividend, day.melted, day.posted] : null, expected);
  }
  const { balance, unsettled } = await readAccount(there, noor, noor.account);
  trace.check(
    "Today’s, not posted yet",
    [unsettled?.dividend ?? "", unsettled?.melted ?? ""],
    ["10.00", "0.71"],
  );
  trace.check("Noor’s balance with it", balance, "16.39");
  trace.check("Her statement closes with it", closing, "16.39");
}

/** Of the 20.00 that Lou was paid the commons got 0.40, beside all that melted. */
async function checkLevy(there: Scene, noor: Player, lou: Player, start: number): Promise<void> {
  const { trace } = there;
  const { entries, closing } = await readStatement(there, lou, start);
  trace.check(
    "Lou: dividends, melted, paid, levied, and the day after",
    entries.map(({ amount }) => amount),
    ["30.00", "-2.90", "20.00", "-0.40", "10.00", "-4.67"],
  );
  trace.check(
    "The levy went to",
    entries.find(({ purpose }) => purpose === "levy")?.counterparty.account ?? null,
    POT,
  );
  trace.check("What Lou has", closing, "52.03");
  const { posted } = await readAccount(there, noor, POT);
  trace.check("The commons have 2.90 + 2.90 + 0.40 + 4.67", posted, "10.87");
}

const readAccount = (there: Scene, reader: Player, account: string) =>
  there.api.ask(accountWithHolders, "GET", there.path(`accounts/${account}`), reader);

const readStatement = (there: Scene, of: Player, start: number) => {
  const period = `from=${dateOf(start)}&to=${dateOf(Date.now())}&detail=days`;
  return there.api.ask(statement, "GET", there.path(`accounts/${of.account}/statement?${period}`), of);
};
