import { afterAll, beforeAll, expect, test } from "vitest";

import { policySettings } from "@mereau/shared/policies/registry.ts";
import { checkPolicies } from "#services/policies/check.ts";
import { settlePolicies } from "#services/policies/settle.ts";
import { startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY = 86_400_000;
const pots = [{ id: "MIEL:pot-commons", name: "Pot commun" }];

let town: TestCommunity;

const melting = (rate: string) =>
  policySettings.parse({ demurrage: { rate, per: "month", to: "MIEL:pot-commons" } });

const settle = (version: number, rate: string, effectiveAt: number | null, now = Date.now()) =>
  settlePolicies(town.context({ now }), town.admin, {
    code: "MIEL",
    language: "en",
    version,
    effectiveAt,
    policies: melting(rate),
    pots,
  });

const check = (rate: string) =>
  checkPolicies(town.context(), town.admin, { code: "MIEL", language: "en", policies: melting(rate) });

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

test("before anybody has money, melting may begin at once", async () => {
  expect(await check("1")).toMatchObject({ agrees: true, noticeDays: 0 });
  expect(await settle(1, "1", null)).toMatchObject({ inForce: { version: 1 } });
});

test("once money circulates, melting that grows is told a day ahead, and melting that shrinks holds at once", async () => {
  const { account } = await town.join("Noor");
  await town.endow(account, "10");
  const soon = Date.now() + DAY - 60_000;
  for (const effectiveAt of [null, soon])
    await expect(settle(2, "2", effectiveAt)).rejects.toMatchObject({
      code: "policy_disagreement",
      disagreements: [
        {
          settings: ["demurrage", "notice"],
          why: {
            fr: expect.stringMatching(
              /^Une fonte qui commence ou qui augmente est annoncée au moins un jour avant : au plus tôt pour le \d.+\d{4}\.$/,
            ),
            en: expect.stringMatching(
              /^Melting that begins or grows is announced at least a day ahead: for .+\d{4} at the earliest\.$/,
            ),
          },
        },
      ],
    });
  expect(await check("0.5")).toMatchObject({ noticeDays: 0 });
  const { noticeDays, earliestAt } = await check("2");
  expect(noticeDays).toBe(1);
  expect(earliestAt % DAY).toBe(0);
  expect(earliestAt).toBeGreaterThanOrEqual(Date.now() + DAY);
  expect(await settle(2, "2", earliestAt)).toMatchObject({ announced: [{ version: 2 }] });
  expect(await settle(2, "2", earliestAt, earliestAt - 1)).toMatchObject({ nextVersion: 3 });
  expect(await settle(3, "0.5", null)).toMatchObject({ inForce: { version: 3 } });
});
