import { expect, test } from "vitest";

import { problems } from "#contracts/problems.ts";
import { backingProblems } from "#contracts/problems/backing.ts";
import { bankingProblems } from "#contracts/problems/banking.ts";
import { deskProblems } from "#contracts/problems/desk.ts";
import { invoicingProblems } from "#contracts/problems/invoicing.ts";
import { joiningProblems } from "#contracts/problems/joining.ts";
import { leavingProblems } from "#contracts/problems/leaving.ts";
import { ledgerProblems } from "#contracts/problems/ledger.ts";
import { membershipProblems } from "#contracts/problems/membership.ts";
import { membershipFeeProblems } from "#contracts/problems/membershipFees.ts";
import { paymentsProblems } from "#contracts/problems/payments.ts";
import { pictureProblems } from "#contracts/problems/pictures.ts";
import { policyProblems } from "#contracts/problems/policies.ts";
import { salesProblems } from "#contracts/problems/sales.ts";
import { serviceProblems } from "#contracts/problems/service.ts";
import { signInProblems } from "#contracts/problems/signIn.ts";
import { tellingProblems } from "#contracts/problems/telling.ts";
import { twoPersonsProblems } from "#contracts/problems/twoPersons.ts";

test("a code has one status and one sentence: it stands in one table alone", () => {
  const codes = [
    backingProblems,
    bankingProblems,
    deskProblems,
    invoicingProblems,
    joiningProblems,
    leavingProblems,
    ledgerProblems,
    membershipProblems,
    membershipFeeProblems,
    paymentsProblems,
    pictureProblems,
    policyProblems,
    salesProblems,
    serviceProblems,
    signInProblems,
    tellingProblems,
    twoPersonsProblems,
  ].flatMap((table) => Object.keys(table));
  expect(codes.toSorted()).toEqual(Object.keys(problems).toSorted());
});

/** Things that no path names, only the field of a body. */
const namedInBodies = ["unknown_key", "unknown_mapping"];

test("what a path names and is not there answers 404, and what only a body names 422", () => {
  const statuses = Object.entries(problems)
    .filter(([code]) => code.startsWith("unknown_"))
    .map(([code, { status }]) => [code, status]);
  expect(statuses.length).toBeGreaterThan(15);
  for (const [code, status] of statuses)
    expect([code, status]).toEqual([code, namedInBodies.includes(`${code}`) ? 422 : 404]);
});

test("the French sentences use the words of the glossary: « fonds de garantie », « monnaie adossée »", () => {
  const sentences = Object.values(problems).map(({ fr }) => fr);
  expect(sentences.filter((fr) => /fonds de garantie|adossée/.test(fr)).length).toBeGreaterThan(1);
  expect(sentences.filter((fr) => /réserve[ ,.]|monnaie garantie|adhérent/.test(fr))).toEqual([]);
});
