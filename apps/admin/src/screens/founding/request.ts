import type * as z from "zod";

import { type FoundedCurrency, foundingRequest } from "@mereau/shared/contracts/communities.ts";
import { potName } from "@mereau/shared/founding/potNames.ts";
import type { Names } from "@mereau/shared/policies/policy.ts";
import { potsOf } from "@mereau/shared/policies/pots.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import type { Draft } from "#screens/founding/draft.ts";

type Request = z.input<typeof foundingRequest>;
type Money = Request["currencies"][number];

/** The code of a currency from what it is called: `Châtaigne` gives `CHATAIGN`. */
const codeOf = (name: string): string => {
  const code = name
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]/g, "")
    .toUpperCase()
    .slice(0, 8);
  return code.length < 2 || code === "EUR" || code === "GIFT" ? `${code}U`.padStart(2, "U") : code;
};

function settled(money: Money, { settings, kind }: Draft): Money {
  const policies = { ...money.policies };
  const pot = `${money.code}:pot-commons`;
  if (kind === "local-currency" && Number(settings.fee.replace(",", ".")) > 0)
    policies.redemption = { fees: [{ percent: settings.fee, to: pot }] };
  if (policies.dividend) policies.dividend = { ...policies.dividend, amount: settings.dividend };
  if (policies.prepaid)
    policies.prepaid = {
      ...policies.prepaid,
      price: { ...policies.prepaid.price, units: settings.units },
    };
  if (policies.demurrage)
    policies.demurrage = { ...policies.demurrage, rate: settings.rate, floor: settings.floor };
  const isLimited = kind === "local-currency" || kind === "mutual-credit";
  const balanceCap = settings.balanceCap.trim() === "" ? null : settings.balanceCap;
  const defaults = isLimited ? { creditLimit: settings.creditLimit, balanceCap } : money.defaults;
  return { ...money, defaults, policies };
}

/** What is asked of the API to found what a draft decided. */
export function requestOf(draft: Draft): Request {
  const { id, admin, slug, name, language, territory, adminName, email, kind, money, symbol } = draft;
  const called = money.trim() || (language === "fr" ? "Unité" : "Unit");
  const code = codeOf(called);
  const naming = { code, name: called, symbol: symbol.trim() || code.slice(0, 2).toLowerCase() };
  const preset = presets[kind](naming, language);
  const [first, ...rest] = preset.currencies;
  return {
    id,
    slug,
    name: name.trim(),
    language,
    territory: territory.trim() || null,
    admin: { id: admin, name: adminName.trim(), email: email.trim() },
    ...preset,
    currencies: first ? [settled(first, draft), ...rest] : rest,
  };
}

/** What a draft’s kinds of member and pots are called, so that no sentence names them by their codes. */
export function namesOf(draft: Draft, { policies }: FoundedCurrency): Names {
  return {
    types: new Map(requestOf(draft).memberTypes.map(({ code, name }) => [code, name])),
    pots: new Map(potsOf(policies).map((pot) => [pot, potName(pot, draft.language)])),
    currencies: new Map(),
  };
}

/** The money of a draft as the rules read it; null while something of it cannot be. */
export function moneyOf(draft: Draft): FoundedCurrency | null {
  const stand = { slug: "aa", name: "a", adminName: "a", email: "a@example.org" };
  const read = foundingRequest.safeParse(requestOf({ ...draft, ...stand }));
  return read.success ? (read.data.currencies[0] ?? null) : null;
}
