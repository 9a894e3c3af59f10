import { describe, expect, test } from "vitest";

import { DAY_MS, dayOf } from "./calendar.ts";
import { castOf } from "./cast.ts";
import { shops } from "./le-miel/people.ts";
import { openingTimes, timeOf } from "./le-miel/shop.ts";
import { leMiel } from "./le-miel/story.ts";
import { monnaieLibre } from "./libre/story.ts";
import { selDesDeuxRives } from "./sel/story.ts";
import { stories } from "./stories.ts";
import type { Item, Moment } from "./story.ts";
import { playedOnce, playInMemory, START, told } from "./testingPlay.ts";

const itemsOf = (moments: readonly Moment[]) => moments.flatMap(({ items }) => items);
const isPayment = (item: Item): item is Item & { kind: "payment" } => item.kind === "payment";

const volumes = {
  "le-miel": { transfers: [12_000, 18_000], moments: 2700, refused: [15, 250] },
  "la-matrice": { transfers: [4000, 6500], moments: 1300, refused: [5, 150] },
  "sel-des-deux-rives": { transfers: [500, 1000], moments: 500, refused: [1, 40] },
  "monnaie-libre-du-haut-pays": { transfers: [1800, 4000], moments: 900, refused: [1, 60] },
} as Record<string, { transfers: [number, number]; moments: number; refused: [number, number] }>;

describe.for(stories.map((story) => [story.founding.slug, story] as const))("%s", ([slug, story]) => {
  const moments = told(story);
  const { book, refusals } = playedOnce(story);
  const volume = volumes[slug] ?? { transfers: [0, 0], moments: 0, refused: [0, 0] };

  test("is told the same way twice, and another way from another day", () => {
    expect(told(story)).toEqual(moments);
    expect(story.tell(castOf(story, START + DAY_MS))).not.toEqual(moments);
  });

  test("tells a year in the order of time, and no more of it than may be written down one by one", () => {
    const times = moments.map(({ at }) => at);
    expect(times).toEqual([...new Set(times)].toSorted((one, other) => one - other));
    expect(times[0]).toBeGreaterThanOrEqual(START);
    expect(times.at(-1)).toBeLessThan(START + 365 * DAY_MS);
    expect(times.at(-1)).toBeGreaterThan(START + 362 * DAY_MS);
    expect(times.length).toBeLessThan(volume.moments);
  });

  test("has as many transfers as such a community, of which a few are refused for want of money alone", () => {
    const [least, most] = volume.transfers;
    expect(book.transfers.length).toBeGreaterThan(least);
    expect(book.transfers.length).toBeLessThan(most);
    const refused = [...refusals.values()].reduce((sum, count) => sum + count, 0);
    expect(refused).toBeGreaterThanOrEqual(volume.refused[0]);
    expect(refused).toBeLessThan(volume.refused[1]);
    for (const code of refusals.keys())
      expect(["insufficient_funds", "balance_cap_exceeded"]).toContain(code);
  });

  test("comes to a sum of zero in each of its currencies", () => {
    const sums = new Map<string, number>();
    for (const { currency, posted } of book.state.accounts.values())
      sums.set(currency, (sums.get(currency) ?? 0) + posted);
    for (const sum of sums.values()) expect(sum).toBe(0);
  });

  test("gives everybody a number of their own in the order of joining, and names its guides among them", () => {
    const joined = story.people.map((person) => person.joined);
    expect(joined).toEqual(joined.toSorted((one, other) => one - other));
    expect(new Set(story.people.map(({ key }) => key)).size).toBe(story.people.length);
    expect(story.guides.length).toBeGreaterThanOrEqual(8);
    for (const guide of story.guides) expect(story.people.map(({ key }) => key)).toContain(guide);
  });
});

test("in le-miel nobody pays at a counter that is closed", () => {
  const cast = castOf(leMiel, START);
  const shopOf = new Map(shops.map((shop) => [cast.account(shop.key, "MIEL"), shop]));
  const buyers = new Set(
    leMiel.people.filter(({ type }) => type === "individual").map(({ key }) => cast.account(key, "MIEL")),
  );
  let checked = 0;
  for (const { at, items } of told(leMiel))
    for (const item of items.filter(isPayment)) {
      const shop = shopOf.get(item.to);
      // What is filed otherwise was not bought at the counter: an invoice, dues.
      if (!shop || !buyers.has(item.from) || item.category !== shop.category) continue;
      const index = Math.floor((at - START) / DAY_MS);
      const day = dayOf(START + index * DAY_MS, index);
      expect(openingTimes(shop, day).map((time) => timeOf(day, time))).toContain(at);
      checked += 1;
    }
  expect(checked).toBeGreaterThan(10_000);
});

test("le-miel sells most in December, least in August, and nothing at all on Christmas Day", () => {
  const perDay = new Map<string, number>();
  for (const { at, items } of told(leMiel)) {
    const month = new Date(at).toISOString().slice(0, 7);
    perDay.set(month, (perDay.get(month) ?? 0) + items.filter(isPayment).length);
  }
  const of = (month: string) => perDay.get(month) ?? 0;
  expect(of("2025-12")).toBeGreaterThan(of("2026-01") * 1.2);
  expect(of("2026-08")).toBeLessThan(of("2026-06") * 0.8);
  const christmas = dayOf(Date.UTC(2025, 11, 25), 32);
  expect(shops.filter((shop) => openingTimes(shop, christmas).length > 0)).toEqual([]);
});

test("in le-miel the euros in reserve are what circulates, and holds are all settled", () => {
  const { book } = playedOnce(leMiel);
  expect(book.posted("EUR:reserve")).toBe(-book.posted("MIEL:issuance"));
  expect(book.posted("EUR:reserve")).toBeGreaterThan(1_500_000);
  const holds = [...book.state.holds.values()];
  expect(holds.length).toBeGreaterThan(12);
  for (const hold of holds) expect(hold.state).toBe("released");
  expect(
    book.transfers.filter(({ kind, verdict }) => kind === "reversal" && verdict === "accepted"),
  ).toHaveLength(4);
});

test("each member of the libre currency receives the dividends of the days since they joined", () => {
  const cast = castOf(monnaieLibre, START);
  const { book } = playInMemory(monnaieLibre);
  const ticks = book.state.ticking.added.ticks.slice(1);
  expect(ticks.length).toBeGreaterThan(362);
  for (const { key, joined } of monnaieLibre.people) {
    const account = cast.account(key, "CIME");
    book.set({ kind: "settle", account });
    const received = book.postings.filter((it) => it.account === account && it.purpose === "dividend");
    const owed = ticks.filter(({ number }) => number > joined);
    expect(received.reduce((sum, { amount }) => sum + amount, 0)).toBe(
      owed.reduce((sum, { dividend }) => sum + dividend, 0),
    );
  }
  expect(book.faults).toEqual([]);
});

test("in the circle of mutual credit nobody issues, and some stand below zero", () => {
  expect(
    itemsOf(told(selDesDeuxRives)).every(({ kind }) => kind === "payment" || kind === "open_account"),
  ).toBe(true);
  const { book } = playedOnce(selDesDeuxRives);
  const posted = [...book.state.accounts.values()].map((account) => account.posted);
  expect(posted.filter((amount) => amount < 0).length).toBeGreaterThan(5);
  expect(Math.min(...posted)).toBeGreaterThanOrEqual(-3000);
});

test("in the circle what lies idle above 300 grains melts for the common works, save with associations", () => {
  const { book } = playedOnce(selDesDeuxRives);
  const melted = book.postings.filter(({ purpose }) => purpose === "melting");
  const typeOf = (account: string) => book.state.accounts.get(account)?.type;
  const losing = melted.filter(({ amount }) => amount < 0);
  expect(losing.length).toBeGreaterThan(50);
  expect(new Set(losing.map(({ account }) => typeOf(account)))).toEqual(new Set(["individual"]));
  expect(Math.min(...losing.map(({ posted }) => posted))).toBeGreaterThanOrEqual(300);
  expect(book.posted("GRAIN:pot-commons")).toBe(-sum(losing.map(({ amount }) => amount)));
});

test("in la-matrice some leave a coffee for whoever comes next, and the pot helps those who have nothing left", () => {
  const story = stories.find(({ founding }) => founding.slug === "la-matrice");
  if (!story) throw new Error("la-matrice is not told");
  const { book } = playedOnce(story);
  const helped = book.postings.filter(({ purpose, amount }) => purpose === "solidarity" && amount > 0);
  const given = book.transfers.filter(({ to }) => to === "POKOU:pot-solidarity");
  expect([helped.length > 5, given.length > 5]).toEqual([true, true]);
  expect(book.posted("POKOU:pot-solidarity")).toBeGreaterThan(0);
  expect(book.faults).toEqual([]);
});

test("in the web of trust each member has five certifications, and nobody gave two within five days", () => {
  const { people, trust } = monnaieLibre;
  if (!trust) throw new Error("The libre currency has no web of trust");
  const received = (key: string) => trust.vouchings.filter(({ who }) => who === key);
  for (const { key } of people)
    expect(new Set(received(key).map(({ by }) => by)).size).toBeGreaterThanOrEqual(5);
  for (const { key, joined } of people.filter((person) => person.joined > 0))
    expect(received(key).filter(({ day }) => day <= joined)).toHaveLength(5);
  expect(trust.applicants.map(({ key }) => received(key).length)).toEqual([4, 2]);
  const everybody = [...people, ...trust.applicants];
  const joinedOn = new Map(everybody.map(({ key, joined }) => [key, joined]));
  for (const { key } of everybody) {
    const given = trust.vouchings.filter(({ by }) => by === key).map(({ day }) => day);
    const inOrder = given.toSorted((one, other) => one - other);
    expect(inOrder.slice(1).filter((day, index) => day - (inOrder[index] ?? 0) < 5)).toEqual([]);
    for (const day of inOrder) {
      expect(day).toBeGreaterThan(joinedOn.get(key) ?? 365);
      // Somebody who looks around may certify at once
      expect(day).toBeLessThan(358);
    }
  }
});

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

test("at the bar of la-matrice guides alone are served, each buys less than they have topped up, and the pot can pay", () => {
  const story = stories.find(({ founding }) => founding.slug === "la-matrice");
  const tariff = story?.tariff;
  if (!tariff) throw new Error("la-matrice has no tariff");
  const { sales, products, tasks } = tariff;
  const priceOf = (key: string) => Number(products.find((product) => product.key === key)?.amount);
  const rewardOf = (key: string) => Number(tasks.find((task) => task.key === key)?.amount);
  const served = sales.topUps.map(({ to, euros }) => ({ key: to, units: Number(euros) * 100 }));
  for (const { key, units } of served) {
    const bought = sales.purchases.filter(({ by }) => by === key);
    const given = sales.gifts.filter(({ by }) => by === key);
    const spent = [
      ...bought.map((it) => priceOf(it.key) * it.quantity),
      ...given.map(({ amount }) => Number(amount)),
    ];
    expect(sum(spent)).toBeLessThan(units);
    expect(story.guides).toContain(key);
  }
  expect(served.map(({ key }) => key)).toEqual(sales.purchases.map(({ by }) => by));
  const paid = sales.decided.filter(({ reason }) => reason === undefined);
  expect(sum(paid.map(({ task }) => rewardOf(task)))).toBe(
    sum(sales.gifts.map(({ amount }) => Number(amount))),
  );
});
