import { expect, test } from "vitest";
import * as z from "zod";

import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { policiesChecked, policiesOfCurrency, policyVersionPage } from "@mereau/shared/contracts/policies.ts";
import { pot, potList } from "@mereau/shared/contracts/pots.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { foundingRequest } from "@mereau/shared/contracts/communities.ts";
import { messageOfIssue } from "@mereau/shared/contracts/fieldMessages.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { foundWorkerTown, newId } from "#testing/workerTown.ts";

const town = await foundWorkerTown();
const alice = await town.join("Alice Brun", "individual");
const at = "currencies/MIEL/policies";
const demurrage = { rate: "1,5", per: "month", to: "MIEL:pot-commons" };

test("a page of settings checks, settles, shows and withdraws policies, and anybody reads them", async () => {
  const commons = { id: "MIEL:pot-commons", name: "Pot commun" };
  const policies = { notice: { days: 30 }, demurrage };
  const checked = await town.ask(town.admin, ["POST", `${at}/check`], [200, policiesChecked], { policies });
  expect(checked).toMatchObject({ agrees: true, pots: [{ exists: false }], nextVersion: 1 });
  await town.ask(town.admin, ["POST", "pots"], [201, pot], commons);
  const settled = await town.ask(town.admin, ["PUT", at], [200, policiesOfCurrency], {
    version: 1,
    policies,
  });
  expect(settled).toMatchObject({ inForce: { policies: { demurrage: { rate: "1.5", tick: "day" } } } });
  const changed = { version: 2, effectiveAt: settled.earliestAt, policies: { ...policies, notice: null } };
  expect(await town.codeOf(town.admin, ["PUT", at], 422, changed)).toBe("invalid_input");
  const slower = { ...changed, policies: { demurrage: { ...demurrage, rate: "1" } } };
  await town.ask(town.admin, ["PUT", at], [200, policiesOfCurrency], slower);
  expect(await town.ask(null, ["GET", at], [200, policiesOfCurrency])).toMatchObject({
    inForce: { version: 1 },
    announced: [{ version: 2 }],
  });
  await town.ask(town.admin, ["DELETE", `${at}/versions/2`], [200, policiesOfCurrency]);
  const { items } = await town.ask(null, ["GET", `${at}/versions`], [200, policyVersionPage]);
  expect(items.map(({ version, state }) => [version, state])).toEqual([
    [3, "in_force"],
    [2, "withdrawn"],
    [1, "past"],
  ]);
  expect(await town.ask(null, ["GET", "pots?currency=MIEL"], [200, potList])).toEqual({
    items: [{ ...commons, currency: "MIEL", balance: "0.00" }],
  });
  expect(await town.codeOf(alice.token, ["PUT", at], 403, slower)).toBe("forbidden");
  expect(await town.codeOf(null, ["POST", `${at}/check`], 401, { policies })).toBe("unauthenticated");
});

test("what contradicts what is told in the language that was asked for", async () => {
  const body = { version: 4, policies: { demurrage: { ...demurrage, rate: "100" } } };
  const answer = await town.send(town.admin, ["PUT", at], body, { "Accept-Language": "fr" });
  expect(answer.status).toBe(422);
  expect(problem.parse(await answer.json())).toMatchObject({
    code: "policy_disagreement",
    detail: "Certains de ces réglages se contredisent. Un taux de 100 % ne laisserait rien.",
    disagreements: [{ settings: ["demurrage.rate"], why: "Un taux de 100 % ne laisserait rien." }],
  });
  const soon = await town.send(town.admin, ["PUT", at], { version: 4, policies: { demurrage } });
  const read = await town.ask(null, ["GET", at], [200, z.looseObject({ earliestAt: z.int() })]);
  expect(await soon.json()).toMatchObject({
    code: "notice_too_short",
    noticeDays: 30,
    earliestAt: read.earliestAt,
    detail: expect.stringContaining(
      `Il faut 30 jours de préavis : au plus tôt le ${dateInWords(read.earliestAt).fr}.`,
    ),
  });
});

test("founding tells it in that language too", () => {
  const { currencies, memberTypes } = presets.fablab({ code: "HEX", name: "Hex", symbol: "⬡" }, "fr");
  const [hex] = currencies;
  const wrong = { ...hex, policies: { demurrage: { ...demurrage, rate: "100", to: "HEX:pot-commons" } } };
  const founded = {
    id: newId(),
    slug: "hex",
    name: "Hex",
    language: "fr",
    admin: { id: newId(), name: "Maud", email: "maud@example.org" },
    currencies: [wrong],
    memberTypes,
  };
  const { error } = foundingRequest.safeParse(founded);
  expect(error?.issues.map((issue) => messageOfIssue(issue, founded))).toEqual([
    { en: "A rate of 100% would leave nothing.", fr: "Un taux de 100 % ne laisserait rien." },
  ]);
});
