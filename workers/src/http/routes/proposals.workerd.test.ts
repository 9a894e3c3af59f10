import { beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { accountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import { auditPage } from "@mereau/shared/contracts/audit.ts";
import { proposal, proposalPage, twoPersonRule } from "@mereau/shared/contracts/proposals.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

const anything = z.looseObject({});

let town: WorkerTown;
let second: { token: string; member: string };
let noor: { token: string; account: string };

const rule = { deeds: ["issues", "roles", "reversals"], issuesAbove: "100" };

beforeAll(async () => {
  town = await foundWorkerTown();
  noor = await town.join("Noor", "individual");
  second = await town.join("Ada", "individual");
  await town.ask(town.admin, ["PUT", `members/${second.member}/role`], [200, anything], { role: "admin" });
  await town.ask(town.admin, ["PUT", "two-person-rule"], [200, twoPersonRule], rule);
});

const issues = ["POST", "currencies/MIEL/issues"] as const;
const issueOf = (amount: string) => ({ id: newId(), to: noor.account, amount, reference: "D-1" });

const balance = async () =>
  (await town.ask(noor.token, ["GET", `accounts/${noor.account}`], [200, accountWithHolders])).balance;

const approve = (token: string, id: string) =>
  town.ask(token, ["POST", `proposals/${id}/approval`], [200, proposal]);

test("an issue above the amount waits for a second person, is carried out once, and both are in the audit", async () => {
  await town.ask(town.admin, issues, [201, anything], issueOf("100"));
  expect(await balance()).toBe("100.00");
  const asked = issueOf("100,01");
  const kept = await town.ask(town.admin, issues, [202, proposal], asked);
  expect(kept).toMatchObject({ deed: "issues", state: "open", path: "/currencies/MIEL/issues", body: asked });
  expect((await town.ask(town.admin, issues, [202, proposal], asked)).id).toBe(kept.id);
  expect(await balance()).toBe("100.00");

  const approval = ["POST", `proposals/${kept.id}/approval`] as const;
  expect(await town.codeOf(town.admin, approval, 409)).toBe("own_proposal");
  expect(await town.codeOf(noor.token, approval, 403)).toBe("forbidden");
  const outcomes = await Promise.all([1, 2].map(() => town.send(second.token, [...approval])));
  expect(outcomes.some(({ status }) => status === 200)).toBe(true);
  expect(await balance()).toBe("200.01");
  expect(await town.codeOf(second.token, approval, 409)).toBe("proposal_closed");

  const lines = await town.ask(town.admin, ["GET", "audit?limit=50"], [200, auditPage]);
  const actions = lines.items.filter(({ subject }) => subject === kept.id).map(({ action }) => action);
  expect(actions.toSorted()).toEqual(["proposal.approve", "proposal.create"]);
  const issued = lines.items.filter(({ approvedBy }) => approvedBy !== null);
  expect(issued.map(({ actor, approvedBy }) => [actor?.name, approvedBy?.name])).toEqual([["Maud", "Ada"]]);
});

test("what its route refuses is refused at once, in each form of its address, and by the Idempotency-Key too", async () => {
  expect(await town.codeOf(noor.token, issues, 403, issueOf("500"))).toBe("forbidden");
  expect(await town.codeOf(town.admin, issues, 422, { ...issueOf("500"), amount: "x" })).toBe(
    "invalid_input",
  );
  const before = await balance();
  const { id, ...rest } = issueOf("500");
  for (const path of ["currencies/MIEL/issues/", "currencies/MIEL/iss%75es"]) {
    const answer = await town.send(town.admin, ["POST", path], { id, ...rest });
    expect([202, 404]).toContain(answer.status);
  }
  const keyed = await town.send(town.admin, issues, rest, { "Idempotency-Key": newId() });
  expect(keyed.status).toBe(202);
  expect(await balance()).toBe(before);
});

test("a role change that is refused or withdrawn never happens, and what is refused when carried out has failed", async () => {
  const path = ["PUT", `members/${second.member}/role`] as const;
  const kept = await town.ask(town.admin, path, [202, proposal], { role: "teller" });
  const refused = await town.ask(second.token, ["POST", `proposals/${kept.id}/refusal`], [200, proposal], {
    reason: "Pas maintenant",
  });
  expect(refused).toMatchObject({ state: "refused", reason: "Pas maintenant", decidedBy: { name: "Ada" } });
  expect(await town.codeOf(second.token, ["POST", `proposals/${kept.id}/approval`], 409)).toBe(
    "proposal_closed",
  );
  const again = await town.ask(town.admin, path, [202, proposal], { role: "teller" });
  const withdrawal = ["POST", `proposals/${again.id}/withdrawal`] as const;
  expect(await town.codeOf(second.token, withdrawal, 404)).toBe("not_found");
  expect((await town.ask(town.admin, withdrawal, [200, proposal])).state).toBe("withdrawn");

  const unknown = ["PUT", `members/${newId()}/role`] as const;
  const lost = await town.ask(town.admin, unknown, [202, proposal], { role: "teller" });
  expect(await approve(second.token, lost.id)).toMatchObject({ state: "failed", problem: "unknown_member" });
  const open = await town.ask(town.admin, ["GET", "proposals?open=true"], [200, proposalPage]);
  expect(open.items.map(({ id }) => id)).not.toContain(lost.id);
});

test("the rule itself is changed by two, and nobody wants two people who is the only administrator", async () => {
  const asked = await town.ask(town.admin, ["PUT", "two-person-rule"], [202, proposal], { deeds: [] });
  expect(asked.deed).toBe("two_person_rule");
  expect((await approve(second.token, asked.id)).state).toBe("done");
  expect(await town.ask(town.admin, ["GET", "two-person-rule"], [200, twoPersonRule])).toEqual({ deeds: [] });
  await town.ask(town.admin, issues, [201, anything], issueOf("500"));

  await town.ask(town.admin, ["PUT", `members/${second.member}/role`], [200, anything], { role: "member" });
  const alone = await town.codeOf(town.admin, ["PUT", "two-person-rule"], 409, rule);
  expect(alone).toBe("second_person_missing");
});
