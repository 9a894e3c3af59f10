import { createRoute } from "@hono/zod-openapi";
import { expect, test } from "vitest";

import { problem } from "@mereau/shared/contracts/problem.ts";
import { transferRequest } from "@mereau/shared/contracts/transfers.ts";
import { language } from "#http/middleware/language/index.ts";
import { jsonBody } from "#http/router.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { refusalWithAmount } from "#services/refusalWithAmount.ts";
import { edgeWith } from "#testing/edge.ts";

const route = createRoute({
  method: "post",
  path: "/v1/payments",
  request: { body: jsonBody(transferRequest) },
  responses: { 200: { description: "The amount in cents." } },
});

const edge = edgeWith(language).openapi(route, (context) =>
  context.json(minorUnits(context.req.valid("json").amount, 2)),
);

const payment = {
  id: "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e05",
  currency: "MIEL",
  from: "MIEL:1006",
  to: "MIEL:1017",
  amount: "2,80",
};

/** What is answered to a payment with this changed: the status, then the detail in English and in French. */
async function answers(change: object): Promise<(string | number)[]> {
  const ask = async (wanted: string) => {
    const answer = await edge.request("/v1/payments", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": wanted },
      body: JSON.stringify({ ...payment, ...change }),
    });
    const { status, detail, title, fields = [] } = problem.parse(await answer.json());
    expect(fields.length).toBeGreaterThan(0);
    expect(detail.startsWith(`${title} `)).toBe(true);
    for (const { message } of fields) expect(detail).toContain(message);
    return { status, said: detail.slice(title.length + 1) };
  };
  const [en, fr] = [await ask("en"), await ask("fr")];
  return [en.status, en.said, fr.said];
}

test("a field that is missing is named in the language of the answer", async () => {
  expect(await answers({ amount: undefined })).toEqual([422, "amount: is missing", "amount : manque"]);
});

test("an amount with more decimals than its currency is told so in the language of the answer", async () => {
  expect(await answers({ amount: "2,805" })).toEqual([
    422,
    "amount: has more decimals than the currency, or is not an amount",
    "amount : a plus de décimales que la monnaie, ou n’est pas un montant",
  ]);
});

test("an id that is no UUIDv7 is told so in the language of the answer", async () => {
  expect(await answers({ id: "7" })).toEqual([
    422,
    "id: must be a UUIDv7 in lower case",
    "id : doit être un UUIDv7 en minuscules",
  ]);
});

test("what is in no field is said of the body, and several faults stand one after the other", async () => {
  expect(await answers({ to: "Alice", sum: 1 })).toEqual([
    422,
    "to: must be an account such as MIEL:1042; body: has what is not known here: sum",
    "to : doit être un compte comme MIEL:1042; corps : contient ce qui n’est pas connu ici : sum",
  ]);
});

test("the amount that decides is in the sentence, as the language of the answer writes it; the title stays the same", async () => {
  const miel = { code: "MIEL", symbol: "ml", scale: 2 };
  const refusing = edgeWith(language).get("/v1/redemption", () => {
    throw refusalWithAmount("redemption_too_small", 123_450, miel);
  });
  const told = async (wanted: string) => {
    const answer = await refusing.request("/v1/redemption", { headers: { "Accept-Language": wanted } });
    const { title, detail, amount } = problem.parse(await answer.json());
    expect(detail.startsWith(`${title} `)).toBe(true);
    return [amount, detail.slice(title.length + 1)];
  };
  expect(await told("fr")).toEqual(["1234.50", "Le minimum est de 1\u202F234,50\u00A0ml."]);
  expect(await told("en")).toEqual(["1234.50", "The least is 1,234.50\u00A0ml."]);
});
