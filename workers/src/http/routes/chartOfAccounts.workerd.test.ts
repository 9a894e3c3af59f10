import { expect, test } from "vitest";

import { chartOfAccounts } from "@mereau/shared/contracts/chartOfAccounts.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { validateFec } from "@mereau/shared/journal/fec/validate/validate.ts";
import { foundWorkerTown, newId } from "#testing/workerTown.ts";

const town = await foundWorkerTown();
const alice = await town.join("Alice Brun", "individual");

test("a treasurer says the chart, takes the file home under the name the article wants, and it has no fault", async () => {
  const change = { id: newId(), to: alice.account, amount: "40", reference: "VIR-1" };
  expect((await town.send(town.admin, ["POST", "currencies/MIEL/issues"], change)).status).toBe(201);
  const yearEnd = { month: 8, day: 31 };
  const said = { siren: "732 829 320", yearEnd, encoding: "iso-8859-15" };
  const chart = await town.ask(town.admin, ["PUT", "chart-of-accounts"], [200, chartOfAccounts], said);
  expect(chart).toMatchObject({ siren: "732829320", yearEnd, auxiliary: true });
  expect(await town.ask(town.admin, ["GET", "chart-of-accounts"], [200, chartOfAccounts])).toEqual(chart);

  const answer = await town.send(town.admin, ["GET", "ledger/journal?format=fec"]);
  expect(answer.headers.get("Content-Type")).toBe("text/plain; charset=iso-8859-15");
  expect(answer.headers.get("Content-Disposition")).toMatch(
    /^attachment; filename="732829320FEC\d{4}0831\.txt"$/,
  );
  const text = new TextDecoder("iso-8859-15").decode(await answer.arrayBuffer());
  expect(validateFec(text)).toMatchObject({ faults: [], ecritures: 1, lines: 2, debit: 4_000n });
  expect(text).toContain("\tMIEL:1002\tAlice Brun\tVIR-1\t");
});

test("what is wrong with a chart is told field by field, in the language that was asked for", async () => {
  const accounts = [{ kind: "member", number: "9", label: "" }];
  const wrong = { siren: "732829321", currencies: [{ currency: "MIEL", rate: "0", accounts }] };
  const answer = await town.send(town.admin, ["PUT", "chart-of-accounts"], wrong, {
    "Accept-Language": "fr",
  });
  const { code, fields } = problem.parse(await answer.json());
  expect(code).toBe("invalid_input");
  expect(Object.fromEntries((fields ?? []).map(({ field, message }) => [field, message]))).toEqual({
    siren: "doit être un SIREN : neuf chiffres, dont le dernier contrôle les autres",
    "currencies.0.rate": "doit être un taux comme 1 ou 0,08",
    "currencies.0.accounts.0.number": "doit être un compte du plan comptable comme 4682",
    "currencies.0.accounts.0.label": "ne doit pas être vide",
  });
});

test("the file of a period that is not within one financial year is refused, and nobody else gets any", async () => {
  const journal = "ledger/journal?format=fec&from=2025-01-01&to=2026-12-31";
  expect(await town.codeOf(town.admin, ["GET", journal], 422)).toBe("invalid_input");
  expect(await town.codeOf(alice.token, ["GET", "ledger/journal?format=fec"], 403)).toBe("forbidden");
  expect(await town.codeOf(null, ["GET", "chart-of-accounts"], 401)).toBe("unauthenticated");
  expect(await town.codeOf(alice.token, ["PUT", "chart-of-accounts"], 403, {})).toBe("forbidden");
});
