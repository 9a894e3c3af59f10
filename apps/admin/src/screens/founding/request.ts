import type * as z from "zod";

import { type FoundedCurrency, foundingRequest } from "@mereau/shared/contracts/communities.ts";
import { potName } from "@mereau/shared/founding/potNames.ts";
import type { Names } from "@mereau/shared/policies/policy.ts";
import { potsOf } from "@mereau/shared/policies/pots.ts";
import { besidesFor, withBeside } from "@mereau/shared/presets/beside.ts";
import type { Naming } from "@mereau/shared/presets/preset.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import type { Draft } from "#screens/founding/draft.ts";
import { askedOf } from "#screens/founding/settings.ts";

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
  const asked = askedOf(kind);
  if (asked.includes("fee") && Number(settings.fee.replace(",", ".")) > 0)
    policies.redemption = { fees: [{ percent: settings.fee, to: pot }] };
  if (policies.dividend) policies.dividend = { ...policies.dividend, amount: settings.dividend };
  if (policies.prepaid)
    policies.prepaid = {
      ...policies.prepaid,
      price: { ...policies.prepaid.price, units: settings.units },
    };
  if (policies.demurrage)
    policies.demurrage = { ...policies.demurrage, rate: settings.rate, floor: settings.floor };
  if (policies.levy && Number(settings.levy.replace(",", ".")) === 0) delete policies.levy;
  else if (policies.levy)
    policies.levy = {
      rules: policies.levy.rules.map((rule) => ({
        ...rule,
        bands: [{ upTo: null, percent: settings.levy }],
      })),
    };
  const isLimited = asked.includes("balanceCap");
  const balanceCap = settings.balanceCap.trim() === "" ? null : settings.balanceCap;
  const defaults = isLimited ? { creditLimit: settings.creditLimit, balanceCap } : money.defaults;
  return { ...money, defaults, policies };
}

/** The naming of what goes beside, each with a code of its own. */
function besideNamings({ besides }: Draft, taken: readonly string[]): Naming[] {
  const codes = new Set(["EUR", ...taken]);
  return besides.map(({ name, symbol }) => {
    const wanted = codeOf(name);
    const free = (each: string) => !codes.has(each);
    const code = [wanted, ...[2, 3, 4, 5, 6].map((end) => wanted.slice(0, 7) + end)].find(free) ?? wanted;
    codes.add(code);
    return { code, name: name.trim(), symbol: symbol.trim() || code.slice(0, 2).toLowerCase() };
  });
}

/** The kind that was chosen, filled in, with the currencies that were chosen beside. */
function presetOf(draft: Draft, naming: Naming) {
  const { kind, language, besides } = draft;
  const preset = presets[kind](naming, language);
  const [first, ...rest] = preset.currencies;
  const start = { ...preset, currencies: first ? [settled(first, draft), ...rest] : rest };
  const namings = besideNamings(
    draft,
    start.currencies.map(({ code }) => code),
  );
  const possible = besidesFor(start);
  return besides.reduce((whole, beside, place) => {
    const called = namings[place];
    return called && possible.includes(beside.kind)
      ? withBeside(whole, beside.kind, called, language)
      : whole;
  }, start);
}

/** What is asked of the API to found what a draft decided. */
export function requestOf(draft: Draft): Request {
  const { id, admin, slug, name, language, territory, adminName, email, money, symbol } = draft;
  const called = money.trim() || (language === "fr" ? "Unité" : "Unit");
  const code = codeOf(called);
  const naming = { code, name: called, symbol: symbol.trim() || code.slice(0, 2).toLowerCase() };
  return {
    id,
    slug,
    name: name.trim(),
    language,
    territory: territory.trim() || null,
    preparing: true,
    admin: { id: admin, name: adminName.trim(), email: email.trim() },
    ...presetOf(draft, naming),
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

/** The moneys of a draft as the rules read them, the first one first; none while something of it cannot be read. */
export function moneysOf(draft: Draft): FoundedCurrency[] {
  const stand = { slug: "aa", name: "a", adminName: "a", email: "a@example.org" };
  const read = foundingRequest.safeParse(requestOf({ ...draft, ...stand }));
  return read.success ? read.data.currencies : [];
}

/** The first of them. */
export const moneyOf = (draft: Draft): FoundedCurrency | null => moneysOf(draft)[0] ?? null;
