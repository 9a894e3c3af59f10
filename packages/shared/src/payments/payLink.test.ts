import fc from "fast-check";
import { expect, test } from "vitest";

import { counterCode, payLink, readScanned, requestLink } from "#payments/payLink.ts";

const here = { origin: "https://pay.example.org", slug: "miel" };
const read = (text: string) => readScanned(text, here);
const nothing = { kind: "nothing" };

const numbers = fc.oneof(
  fc.integer({ min: 1, max: 999_999_999_999 }).map(String),
  fc
    .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 2, max: 99 }))
    .map((both) => both.join("-")),
  fc.constantFrom("pot-soup", "pot-solidarity"),
);
const currencies = fc.constantFrom("MIEL", "EU", "A1B2C3D4");
const amounts = fc.option(fc.constantFrom("12.50", "0.0001", "1234567890123456"), { nil: undefined });
const memos = fc.option(
  fc
    .string({ unit: "grapheme", maxLength: 40 })
    .map((memo) => memo.trim())
    .filter(
      (memo) =>
        memo !== "" && /^[^\p{Cc}\p{Cs}\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd]*$/u.test(memo),
    ),
  { nil: undefined },
);

test("the link of a first account is as short as it can be, and the rest is said where it is given", () => {
  expect(payLink(here.origin, "miel", { number: "1042" })).toBe("https://pay.example.org/miel/p/1042");
  expect(payLink(here.origin, "miel", { account: "MIEL:1042-2", amount: "12,50", memo: "Deux pains" })).toBe(
    "https://pay.example.org/miel/p/1042-2?c=MIEL&a=12.50&m=Deux+pains",
  );
});

test("whatever a link says is read back as it was meant", () => {
  const asked = fc.record({ number: numbers, currency: currencies, amount: amounts, memo: memos });
  fc.assert(
    fc.property(asked, fc.boolean(), ({ number, currency, amount, memo }, named) => {
      const url = payLink(here.origin, "miel", { number, ...(named ? { currency } : {}), amount, memo });
      const meant = { number, currency: named ? currency : null, amount: amount ?? null, memo: memo ?? null };
      expect(read(url)).toEqual({ kind: "pay", by: "link", where: "here", ...here, ...meant, url });
    }),
  );
});

test("whatever a counter code says is read back as it was meant", () => {
  expect(counterCode(here, { account: "MIEL:1042" })).toBe("MEREAU/1\npay.example.org/miel\nMIEL:1042");
  const asked = fc.record({ number: numbers, currency: currencies, amount: amounts, memo: memos });
  fc.assert(
    fc.property(asked, fc.boolean(), ({ number, currency, amount, memo }, windows) => {
      const text = counterCode(here, { account: `${currency}:${number}`, amount, memo });
      const meant = { number, currency, amount: amount ?? null, memo: memo ?? null };
      const scanned = read(windows ? text.replaceAll("\n", "\r\n") : text);
      expect(scanned).toMatchObject({ kind: "pay", by: "counter", where: "here", ...meant });
    }),
  );
});

test("the link of a request has its id in 22 characters", () => {
  const id = "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f";
  const url = requestLink(here.origin, "miel", id);
  expect(url).toBe("https://pay.example.org/miel/r/AZOfLnwAejCPTlodLDtOXw");
  expect(read(url)).toEqual({ kind: "request", where: "here", ...here, id, url });
  expect(read(url.slice(0, -1))).toEqual(nothing);
  expect(read(`${url.slice(0, -1)}x`)).toEqual(nothing);
});

const place = (text: string) => {
  const scanned = read(text);
  return scanned.kind === "nothing" ? null : [scanned.kind, scanned.where, scanned.origin, scanned.slug];
};

test("it is known where a code belongs: here, next door, or on another host", () => {
  expect(place("https://pay.example.org/sel-du-lac/p/7")).toEqual([
    "pay",
    "neighbour",
    here.origin,
    "sel-du-lac",
  ]);
  expect(place("https://other.example/miel/p/7?c=MIEL")).toEqual([
    "pay",
    "elsewhere",
    "https://other.example",
    "miel",
  ]);
  expect(place("MEREAU/1\nother.example/miel\nMIEL:7")).toEqual([
    "pay",
    "elsewhere",
    "https://other.example",
    "miel",
  ]);
  expect(place("https://pay.example.org/miel/join/abc#k=1")).toEqual(["page", "here", here.origin, "miel"]);
  expect(place("https://other.example/miel/join/abc")).toBeNull();
});

test("an account or a number alone is one of here, as people type it", () => {
  const typed = { kind: "pay", by: "typed", where: "here", amount: null, memo: null };
  expect(read(" miel:1042-2 ")).toMatchObject({ ...typed, currency: "MIEL", number: "1042-2" });
  expect(read("1042")).toMatchObject({
    ...typed,
    currency: null,
    number: "1042",
    url: `${here.origin}/miel/p/1042`,
  });
});

test("what is broken, disguised or not ours is nothing", () => {
  const strangers = [
    ..."|Ada|0612345678|MIEL:1042:7|MIEL:issuance|issuance|3760123456789|1e5|-5|١٠٤٢".split("|"),
    "javascript:alert(1)",
    "https://pay.example.org@evil.example/miel/p/1042",
    "https://miel:1042@pay.example.org/miel/p/1042",
    "http://other.example/miel/p/1042",
    "https://pay.example.org/v1/p/1042",
    "https://pay.example.org/MIEL/p/1042",
    "https://pay.example.org/miel/p/1042?a=12.50&a=99",
    "https://pay.example.org/miel/p/1042?a=-5",
    "https://pay.example.org/miel/p/1042?a=1e3",
    "https://pay.example.org/miel/p/1042?c=miel",
    "https://pay.example.org/miel/p/1042?m=%E2%80%AEnioP",
    "https://pay.example.org/miel/p/%31042",
    `https://pay.example.org/miel/p/1042?m=${"a".repeat(281)}`,
    "MEREAU/2\npay.example.org/miel\nMIEL:1042",
    "MEREAU/1\npay.example.org/miel?x\nMIEL:1042",
    "MEREAU/1\npay.example.org/miel\n1042",
    "MEREAU/1\npay.example.org/miel\nMIEL:1042\n5\nmemo\nmore",
    "BCD\n002\n1\nSCT\n\nAssociation\nFR7630001007941234567890185\nEUR12.5",
  ];
  expect(strangers.filter((text) => read(text).kind !== "nothing")).toEqual([]);
});

test("what a messenger adds to a link is passed over", () => {
  expect(read("HTTPS://PAY.EXAMPLE.ORG/miel/p/1042?utm_source=sms#top")).toMatchObject({
    kind: "pay",
    number: "1042",
  });
});

test("no text whatever makes reading fail, or gives an address of another scheme or host than was read", () => {
  const pieces = fc.constantFrom(
    "https://",
    "pay.example.org",
    "/miel",
    "/p/",
    "1042",
    "?a=",
    "MEREAU/1",
    "\n",
    "@",
    "\\",
    ":",
    "#",
    "%",
    "..",
  );
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 12 }).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const scanned = read(text);
      if (scanned.kind === "nothing") return;
      expect(scanned.url.startsWith(`${scanned.origin}/${scanned.slug}`)).toBe(true);
      const own = new URL(scanned.url).origin === here.origin;
      expect(own).toBe(scanned.where !== "elsewhere");
    }),
    { numRuns: 2000 },
  );
});
