import { expect, test } from "vitest";

import { chartRequest } from "#contracts/chartOfAccounts.ts";
import { type ChartedCurrency, completeChart } from "#journal/fec/chart.ts";
import type { CurrencyKind } from "#ledger/currency.ts";

const currency = (code: string, kind: CurrencyKind, backing: string | null = null): ChartedCurrency => ({
  code,
  kind,
  backing,
  scale: 2,
});

const every = [
  currency("EUR", "reserve"),
  currency("MIEL", "backed", "EUR"),
  currency("CHF", "reserve"),
  currency("LEMAN", "backed", "CHF"),
  currency("POKOU", "prepaid"),
  currency("GRAIN", "mutual"),
  currency("DU", "dividend"),
];

const chart = (said: object = {}) => completeChart(chartRequest.parse(said), every);
const worths = (said: object = {}) =>
  Object.fromEntries(
    [...chart(said).currencies.values()].map(({ code, state, rateText }) => [code, rateText ?? state]),
  );

test("euros are worth one, and so is what they back; for all else somebody must say a rate", () => {
  expect(worths()).toEqual({
    EUR: "1",
    MIEL: "1",
    CHF: "rate_missing",
    LEMAN: "rate_missing",
    POKOU: "rate_missing",
    GRAIN: "rate_missing",
    DU: "rate_missing",
  });
});

test("what is backed follows the rate of its reserve, unless it has one of its own", () => {
  expect(
    worths({
      currencies: [
        { currency: "CHF", rate: "1,07" },
        { currency: "POKOU", rate: "0.01" },
        { currency: "GRAIN", rate: null },
        { currency: "DU", rate: null },
      ],
    }),
  ).toMatchObject({ CHF: "1.07", LEMAN: "1.07", POKOU: "0.01", GRAIN: "left_out", DU: "left_out" });
  const both = [
    { currency: "CHF", rate: "1.07" },
    { currency: "LEMAN", rate: "1" },
  ];
  expect(worths({ currencies: both })["LEMAN"]).toBe("1");
});

const numberOf = (said: object, code: string, id: string, kind: string) =>
  chart(said)
    .currencies.get(code)
    ?.accountFor({ id: `${code}:${id}`, kind }).number;

test.each([
  ["EUR", "reserve", "reserve", "5121"],
  ["EUR", "deposits", "deposits", "581"],
  ["MIEL", "issuance", "issuance", "581"],
  ["MIEL", "1042", "member", "4682"],
  ["MIEL", "1042-2", "member", "4682"],
  ["MIEL", "pot-gifts", "pot", "4683"],
  ["POKOU", "1042", "member", "4191"],
  ["GRAIN", "1042", "member", "801"],
  ["DU", "dividends", "dividends", "801"],
  ["DU", "issuance", "issuance", "809"],
  ["MIEL", "novelty", "novelty", "471"],
])(
  "in %s, the account %s of kind %s stands on %s unless somebody says otherwise",
  (code, id, kind, number) => {
    expect(numberOf({}, code, id, kind)).toBe(number);
  },
);

test("one account alone may have an account of its own, before its kind has", () => {
  const accounts = [
    { kind: "pot-gifts", number: "1941", label: "Fonds dédiés" },
    { kind: "pot", number: "4685", label: "Cagnottes" },
    { kind: "member", number: "467", label: "Adhérents" },
  ];
  const said = { currencies: [{ currency: "MIEL", accounts }] };
  expect(numberOf(said, "MIEL", "pot-gifts", "pot")).toBe("1941");
  expect(numberOf(said, "MIEL", "pot-other", "pot")).toBe("4685");
  expect(numberOf(said, "MIEL", "1042", "member")).toBe("467");
  expect(numberOf(said, "POKOU", "1042", "member")).toBe("4191");
});

test("a journal that is not named is that of other operations", () => {
  const journals = [{ kind: "redemption", code: "BQ", label: "Banque" }];
  const { journalFor } = chart({ journals });
  expect(["opening", "issue", "redemption", "levy"].map((kind) => journalFor(kind).code)).toEqual([
    "AN",
    "BQ",
    "BQ",
    "OD",
  ]);
});

test("an account or a journal has one label throughout, and the community's own where it gave one", () => {
  const accounts = [{ kind: "pot", number: "4682", label: "Monnaie en cours" }];
  const journals = [{ kind: "payment", code: "BQ", label: "Mouvements" }];
  const { currencies, journalFor } = chart({ currencies: [{ currency: "MIEL", accounts }], journals });
  expect(currencies.get("LEMAN")?.accountFor({ id: "LEMAN:1042", kind: "member" }).label).toBe(
    "Monnaie en cours",
  );
  expect(journalFor("issue")).toEqual({ code: "BQ", label: "Mouvements" });
});

test.each([
  [{ siren: "732829321" }, "siren"],
  [{ yearEnd: { month: 4, day: 31 } }, "yearEnd.day"],
  [{ currencies: [{ currency: "MIEL", rate: "0" }] }, "currencies.0.rate"],
  [
    { currencies: [{ currency: "MIEL", accounts: [{ kind: "member", number: "46", label: "x" }] }] },
    "currencies.0.accounts.0.number",
  ],
  [
    { currencies: [{ currency: "MIEL", accounts: [{ kind: "member", number: "9467", label: "x" }] }] },
    "currencies.0.accounts.0.number",
  ],
  [{ journals: [{ kind: "issue", code: "B Q", label: "x" }] }, "journals.0.code"],
  [{ currencies: [{ currency: "MIEL" }, { currency: "MIEL" }] }, "currencies"],
  [
    {
      journals: [
        { kind: "issue", code: "BQ", label: "Banque" },
        { kind: "payment", code: "BQ", label: "Caisse" },
      ],
    },
    "journals",
  ],
  [
    {
      currencies: [
        { currency: "MIEL", accounts: [{ kind: "member", number: "467", label: "Adhérents" }] },
        { currency: "DU", accounts: [{ kind: "member", number: "467", label: "Divers" }] },
      ],
    },
    "currencies",
  ],
])("the chart %j is refused for its %s", (said, field) => {
  const { error } = chartRequest.safeParse(said);
  expect(error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
});
