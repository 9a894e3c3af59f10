import { monthAfter, monthOf } from "@mereau/shared/policies/prepaid/months.ts";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import type { Payee } from "#paying/order.ts";
import { givable } from "#screens/gifts/offered.ts";
import { payeeOf, type Pot, readPots, searchPayees } from "#screens/people/payees.ts";
import { readBalances } from "#screens/statement/readBalances.ts";
import { accountIn } from "#session/home.ts";
import { here } from "#shell.ts";
import { language } from "#texts/say.ts";
import { sumOf } from "#words/amounts.ts";

/** What counts gifts: how many one may give a month, and how many one gave and got. */
export type Hearts = {
  currency: string;
  perMonth: string;
  /** Over the last twelve months, this one included; null: one has no account for them. */
  counted: { thisMonth: string; given: string; received: string } | null;
  /** The community’s own account, which is given to as anybody’s; null: none is known. */
  house: Payee | null;
};

/** The pot out of which whoever has too little is helped, by which rules. */
export type Pool = { pot: Pot; explanation: string; perPayment: string };

export type Gifts = { hearts: Hearts | null; pool: Pool | null };

const policiesOf = (code: string) =>
  ask(api.GET("/v1/{community}/currencies/{code}/policies", { params: { path: { ...here, code } } }));

/** What was given and received in the last twelve months. */
async function count(account: string): Promise<Answer<NonNullable<Hearts["counted"]>>> {
  const month = monthOf(now());
  const to = new Date(now()).toISOString().slice(0, 10);
  const answer = await readBalances(account, { from: `${monthAfter(month, -11)}-01`, to, step: "month" });
  if (!answer.ok) return answer;
  const { points } = answer.value;
  const value = {
    thisMonth: points.at(-1)?.out ?? "0",
    given: sumOf(points.map((point) => point.out ?? "0")),
    received: sumOf(points.map((point) => point.in ?? "0")),
  };
  return { ok: true, value };
}

/** The account of whoever sells for the community, in a currency: its house, as far as members see one. */
async function houseIn(currency: string): Promise<Payee | null> {
  const settings = await ask(api.GET("/v1/{community}/settings", { params: { path: here } }));
  const [, number = ""] = (settings.ok && settings.value.seller?.accounts?.[0]?.split(":")) || [];
  if (number === "") return null;
  const found = await searchPayees(number);
  const own = found.ok ? found.value.find((one) => String(one.number) === number.split("-")[0]) : undefined;
  return own ? payeeOf(own, { currency }) : null;
}

async function heartsOf(currency: string, perMonth: string): Promise<Answer<Hearts>> {
  const account = accountIn(currency)?.id;
  const [house, counted] = await Promise.all([houseIn(currency), account ? count(account) : null]);
  if (counted && !counted.ok) return counted;
  return { ok: true, value: { currency, perMonth, counted: counted?.value ?? null, house } };
}

/** What there is to give here, and how it stands. */
export async function readGifts(): Promise<Answer<Gifts>> {
  const gifts: Gifts = { hearts: null, pool: null };
  for (const { code } of givable()) {
    const answer = await policiesOf(code);
    if (!answer.ok) return answer;
    const { policies, explanation } = answer.value.inForce ?? {};
    if (policies?.giving) {
      const hearts = await heartsOf(code, policies.giving.perMonth);
      if (!hearts.ok) return hearts;
      gifts.hearts = hearts.value;
    }
    const { solidarity } = policies ?? {};
    if (!solidarity) continue;
    const pots = await readPots();
    if (!pots.ok) return pots;
    const pot = pots.value.find(({ id }) => id === solidarity.pot);
    const told = explanation?.find(({ policy }) => policy === "solidarity")?.text ?? "";
    if (pot) gifts.pool = { pot, explanation: told, perPayment: solidarity.perPayment };
  }
  return { ok: true, value: gifts };
}

/** The explanations of the rules are in the language of the question. */
export const giftsName = (): string => `gifts:${language.value}`;
