import { expect, test } from "vitest";
import * as z from "zod";

import { amountInput, currencyCode, email, language, pageQuery, uuid } from "#contracts/common.ts";
import { foundingRequest } from "#contracts/communities.ts";
import { messageOfCode, messageOfIssue } from "#contracts/fieldMessages.ts";
import { historyItem } from "#contracts/history.ts";
import { line } from "#contracts/text.ts";

/** The first message about an input, in both languages. */
function said(schema: z.ZodType, input: unknown): [string, string] | null {
  const [issue] = schema.safeParse(input).error?.issues ?? [];
  if (!issue) return null;
  const { en, fr } = messageOfIssue(issue, input);
  return [en, fr];
}

test("what is missing is said to be missing, whatever it would have had to be", () => {
  const schema = z.strictObject({ id: uuid, language, amount: amountInput, inner: z.object({}) });
  const { error } = schema.safeParse({});
  expect(error?.issues.map((issue) => messageOfIssue(issue, {}).fr)).toEqual(Array(4).fill("manque"));
});

test.each<[z.ZodType, unknown, string, string]>([
  [uuid, "7", "must be a UUIDv7 in lower case", "doit être un UUIDv7 en minuscules"],
  [amountInput, "a", "must be an amount such as 12.50", "doit être un montant comme 12,50"],
  [amountInput, 12.5, "must be text", "doit être du texte"],
  [
    currencyCode,
    "é",
    "must be two to eight capitals or digits",
    "doit compter de deux à huit majuscules ou chiffres",
  ],
  [email, "alice", "must be an e-mail address", "doit être une adresse électronique"],
  [language, "de", "must be one of: fr, en", "doit être l’une des valeurs : fr, en"],
  [line(80).min(1), " ", "must not be empty", "ne doit pas être vide"],
  [line(80), "x".repeat(81), "must have at most 80 characters", "doit compter au plus 80 caractères"],
  [z.array(uuid).min(1), [], "must have at least 1 item", "doit compter au moins 1 élément"],
  [pageQuery, { limit: "x" }, "must be a number", "doit être un nombre"],
  [pageQuery, { limit: "0" }, "must be at least 1", "doit valoir au moins 1"],
  [z.int(), 1.5, "must be a whole number", "doit être un nombre entier"],
  [
    z.strictObject({}),
    { sum: 1 },
    "has what is not known here: sum",
    "contient ce qui n’est pas connu ici : sum",
  ],
  [historyItem, { kind: "gift" }, "is of no kind that is known here", "n’est d’aucune sorte connue ici"],
  [z.string().refine(() => false), "x", "is not valid", "n’est pas valable"],
])("what %# refuses is said plainly in both languages", (schema, input, en, fr) => {
  expect(said(schema, input)).toEqual([en, fr]);
});

test("founding says of an id what every other request says of it", () => {
  const { error } = foundingRequest.safeParse({
    id: "7",
    admin: { id: "01939F2E-7C00-7A30-8F4E-5A1D2C3B4E02" },
  });
  const ids = error?.issues.filter(({ path }) => path.at(-1) === "id") ?? [];
  expect(ids.map((issue) => issue.message)).toEqual(Array(2).fill("must be a UUIDv7 in lower case"));
});

test("founding says of an amount what a payment says of it", () => {
  const currency = {
    code: "TIL",
    name: "Tilleul",
    symbol: "T",
    scale: 2,
    kind: "mutual",
    defaults: { creditLimit: "1.005", balanceCap: null },
  };
  const { error } = foundingRequest.safeParse({
    id: "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e01",
    slug: "til",
    name: "Til",
    language: "en",
    admin: { id: "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e02", name: "Alice", email: "alice@example.org" },
    currencies: [currency],
    memberTypes: [{ code: "person", name: "Person", provider: false, accounts: [] }],
  });
  const messages = error?.issues.map((issue) => messageOfIssue(issue, { currencies: [currency] }));
  expect(messages).toEqual([messageOfCode("amount_malformed")]);
});
