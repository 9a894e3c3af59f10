import { expect, test } from "vitest";

import { counterCode, payLink, requestLink } from "@mereau/shared/payments/payLink.ts";
import { destinationOf } from "#screens/scan/destination.ts";

const here = { origin: "https://pay.example.org", slug: "miel" };
const lead = (text: string) => destinationOf(text, here);

test("a payee and a request of this community are screens of this wallet", () => {
  const to = { account: "MIEL:1042", amount: "12,50", memo: "Deux pains" };
  const screen = { kind: "screen", path: "/p/1042?c=MIEL&a=12.50&m=Deux+pains" };
  expect(lead(payLink(here.origin, here.slug, to))).toEqual(screen);
  expect(lead(counterCode(here, to))).toEqual(screen);
  expect(lead("1042")).toEqual({ kind: "screen", path: "/p/1042" });
  const request = requestLink(here.origin, here.slug, "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f");
  expect(lead(request)).toEqual({ kind: "screen", path: "/r/AZOfLnwAejCPTlodLDtOXw" });
});

test("what belongs to others is told with whom it belongs to, and is not opened", () => {
  expect(lead("https://pay.example.org/sel-du-lac/p/7")).toMatchObject({
    kind: "neighbour",
    slug: "sel-du-lac",
  });
  expect(lead("https://other.example/miel/p/7")).toEqual({
    kind: "elsewhere",
    host: "other.example",
    url: "https://other.example/miel/p/7",
  });
});

test("an invitation of this community is a page of it, and anybody’s page is no code", () => {
  const url = "https://pay.example.org/miel/join/abc";
  expect(lead(url)).toEqual({ kind: "page", url });
  expect(lead("https://example.com/")).toEqual({ kind: "nothing" });
});
