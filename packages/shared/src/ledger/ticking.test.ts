import { describe, expect, test } from "vitest";

import { DAY_MS, freeTown } from "#ledger/testing/freeTown.ts";
import { policySettings } from "#policies/registry.ts";

const purposes = (town: ReturnType<typeof freeTown>, account: string) =>
  town.postings.filter((it) => it.account === account).map(({ amount, purpose }) => [amount, purpose]);

describe("a dividend", () => {
  test("is created for all at once, and reaches an account when something touches it", () => {
    const town = freeTown();
    town.now += 3 * DAY_MS;
    town.submit([]);
    expect(town.posted("JUNE:issuance")).toBe(-9_000);
    expect(town.posted("JUNE:dividends")).toBe(9_000);
    expect(town.posted("JUNE:1001")).toBe(0);
    town.do({ kind: "payment", currency: "JUNE", from: "JUNE:1001", to: "JUNE:1004", amount: 2_500 });
    expect(town.posted("JUNE:1001")).toBe(500);
    expect(town.posted("JUNE:1004")).toBe(2_500);
    expect(town.posted("JUNE:dividends")).toBe(6_000);
    expect(purposes(town, "JUNE:1001")).toEqual([
      [3_000, "dividend"],
      [-2_500, null],
    ]);
    expect(town.faults).toEqual([]);
  });

  test("comes to the same after a month without a clock", () => {
    const [daily, once] = [freeTown(), freeTown()];
    for (let day = 0; day < 30; day += 1) {
      daily.now += DAY_MS;
      daily.submit([]);
    }
    once.now = daily.now - 1;
    once.submit([]);
    expect(once.state.ticking.added.ticks).toEqual(daily.state.ticking.added.ticks);
    expect(once.state.ticking.added.indexes).toEqual(daily.state.ticking.added.indexes);
    expect([...once.state.accounts.values()]).toEqual([...daily.state.accounts.values()]);
  });

  test("two triggers of one tick do it once", () => {
    const town = freeTown();
    town.now += DAY_MS;
    town.submit([]);
    town.submit([]);
    expect(town.posted("JUNE:issuance")).toBe(-3_000);
  });

  test("is given up to the moment when a member stops receiving it, and from the moment when another begins", () => {
    const town = freeTown();
    town.now += 2 * DAY_MS;
    town.set({ kind: "set_standing", account: "JUNE:1001", type: "member", receives: false });
    town.set({ kind: "set_standing", account: "JUNE:1004", type: "member", receives: true });
    town.now += 3 * DAY_MS;
    for (const number of ["1001", "1002", "1003", "1004"])
      town.set({ kind: "settle", account: `JUNE:${number}` });
    expect(["1001", "1002", "1003", "1004"].map((number) => town.posted(`JUNE:${number}`))).toEqual([
      2_000, 5_000, 5_000, 3_000,
    ]);
    expect(town.posted("JUNE:dividends")).toBe(0);
    expect(town.faults).toEqual([]);
  });

  test("re-evaluated, follows the mass: three members, c² of 10 %, every four ticks", () => {
    const reevaluation = { everySeconds: 4 * 86_400, growth: { cSquared: "10" } };
    const town = freeTown(policySettings.parse({ dividend: { amount: "10.00", reevaluation } }));
    const masses = [1, 2, 3, 4].map(() => {
      town.now += DAY_MS;
      town.submit([]);
      return 0 - town.posted("JUNE:issuance");
    });
    expect(masses).toEqual([3_000, 6_000, 9_000, 12_225]);
    expect(town.faults).toEqual([]);
  });

  test("is neither issued by hand nor given where there is a cap", () => {
    const town = freeTown();
    const refused = town.do({ kind: "issue", currency: "JUNE", to: "JUNE:1001", amount: 100 });
    expect(refused).toMatchObject({ ok: false, code: "not_issuable" });
    expect(
      town.set({ kind: "set_limits", account: "JUNE:1001", creditLimit: 0, balanceCap: 100 }),
    ).toMatchObject({ ok: false, code: "dividend_needs_no_cap" });
  });

  test("saying again that an account receives it settles nothing", () => {
    const town = freeTown();
    town.now += DAY_MS;
    const standing = { kind: "set_standing", account: "JUNE:1001", receives: true } as const;
    town.set({ ...standing, type: "member" });
    expect(town.posted("JUNE:1001")).toBe(0);
    town.set({ ...standing, type: "shop" });
    expect(town.posted("JUNE:1001")).toBe(1_000);
    expect(town.faults).toEqual([]);
  });

  test("neither a dividend nor a settlement can be reversed, nor their ids be taken by a client", () => {
    const town = freeTown();
    town.now += DAY_MS;
    town.set({ kind: "settle", account: "JUNE:1001" });
    const own = town.transfers.filter(({ kind }) => kind === "dividend" || kind === "settlement");
    expect(own).toHaveLength(2);
    for (const { id: transfer } of own)
      expect(town.do({ kind: "reversal", transfer, reason: "Erreur" })).toMatchObject({
        ok: false,
        code: "not_reversible",
      });
    const id = own[0]?.id ?? "";
    const paid = {
      kind: "payment",
      currency: "JUNE",
      from: "JUNE:1001",
      to: "JUNE:1002",
      amount: 1,
    } as const;
    expect(town.do({ ...paid, id })).toMatchObject({ ok: false, code: "id_reused", transfer: null });
  });
});

const melting = (settings: object) =>
  policySettings.parse({
    dividend: { amount: "10.00", reevaluation: null },
    demurrage: { rate: "10", per: "day", to: "JUNE:pot-commons", ...settings },
  });

describe("melting", () => {
  test("takes its share at each tick, then the dividend is added", () => {
    const town = freeTown(melting({}));
    town.now += 3 * DAY_MS;
    town.set({ kind: "settle", account: "JUNE:1001" });
    // 10, then 9 + 10, then 17.10 + 10
    expect(town.posted("JUNE:1001")).toBe(2_710);
    expect(town.account("JUNE:1001").fraction).toBeLessThan(2 ** 32 * 0.001);
    expect(town.posted("JUNE:pot-commons")).toBe(290);
    expect(purposes(town, "JUNE:1001")).toEqual([
      [3_000, "dividend"],
      [-290, "melting"],
    ]);
    expect(town.faults).toEqual([]);
  });

  test("spares what is below the floor, what is on hold, and exempt types", () => {
    const town = freeTown(melting({ floor: "20.00", byType: { shop: "0" } }));
    town.set({ kind: "set_standing", account: "JUNE:1003", type: "shop", receives: true });
    town.now += 4 * DAY_MS;
    const asked = { currency: "JUNE", from: "JUNE:1002", to: "JUNE:1004", amount: 1_500 };
    const holdFor = (days: number) =>
      town.do({ kind: "hold", ...asked, expiresAt: town.now + days * DAY_MS + 1 });
    expect(holdFor(32)).toMatchObject({ code: "hold_too_long" });
    expect(holdFor(31).ok).toBe(true);
    town.now += 1 * DAY_MS;
    for (const number of ["1001", "1002", "1003"]) town.set({ kind: "settle", account: `JUNE:${number}` });
    // 10, 20, 30, 20 + 9 + 10, 20 + 17.10 + 10
    expect(town.posted("JUNE:1001")).toBe(4_710);
    // 39 of which 20 and 15 do not melt, so 35 + 3.60 + 10
    expect(town.posted("JUNE:1002")).toBe(4_860);
    expect(town.posted("JUNE:1003")).toBe(5_000);
    expect(town.faults).toEqual([]);
  });

  test("is not dodged while it is announced: what is set aside then is set aside for 31 days at most", () => {
    const town = freeTown(policySettings.parse({ dividend: { amount: "10.00", reevaluation: null } }));
    const { dividend } = melting({});
    const announcedFor = town.now + 40 * DAY_MS;
    const settle = (version: number, policies: object) =>
      town.set({
        kind: "set_policies",
        currency: "JUNE",
        version,
        effectiveAt: announcedFor,
        policies: policySettings.parse(policies),
      });
    town.now += 4 * DAY_MS;
    const holdFor = (days: number) => {
      const expiresAt = town.now + days * DAY_MS + 1;
      const asked = { currency: "JUNE", from: "JUNE:1002", to: "JUNE:1004", amount: 100, expiresAt };
      return town.do({ kind: "hold", ...asked });
    };
    expect(holdFor(367)).toMatchObject({ code: "hold_too_long" });
    expect(holdFor(366).ok).toBe(true);
    expect(settle(2, melting({})).ok).toBe(true);
    expect(holdFor(32)).toMatchObject({ code: "hold_too_long" });
    expect(holdFor(31).ok).toBe(true);
    // Withdrawn before it ever held
    expect(settle(3, { dividend }).ok).toBe(true);
    expect(holdFor(366).ok).toBe(true);
    expect(town.faults).toEqual([]);
  });

  test("follows its rate from the moment when the new one takes effect, and not before it was announced", () => {
    const town = freeTown({ ...melting({}), notice: { days: 5 } });
    const slower = { ...melting({ rate: "5" }), notice: { days: 5 } };
    const change = { kind: "set_policies", currency: "JUNE", version: 2, policies: slower } as const;
    expect(town.set({ ...change, effectiveAt: town.now + 4 * DAY_MS })).toMatchObject({
      ok: false,
      code: "notice_too_short",
      amount: 5,
    });
    expect(town.set({ ...change, effectiveAt: town.now + 5 * DAY_MS + 1 })).toMatchObject({ ok: true });
    town.now += 7 * DAY_MS;
    town.set({ kind: "settle", account: "JUNE:1001" });
    let expected = 0;
    for (let day = 1; day <= 7; day += 1) expected = expected * (day <= 5 ? 0.9 : 0.95) + 1_000;
    expect(town.posted("JUNE:1001")).toBe(Math.floor(expected));
    expect(town.faults).toEqual([]);
  });

  test("that goes nowhere comes out of the mass", () => {
    const policies = policySettings.parse({ demurrage: { rate: "10", per: "day", to: "burn" } });
    const town = freeTown();
    town.now += DAY_MS;
    town.set({ kind: "set_policies", currency: "JUNE", version: 2, effectiveAt: null, policies });
    town.now += DAY_MS;
    for (const number of ["1001", "1002", "1003"]) town.set({ kind: "settle", account: `JUNE:${number}` });
    expect(town.posted("JUNE:issuance")).toBe(-2_700);
    expect(town.faults).toEqual([]);
  });
});

test("policies that contradict each other are refused, and so is a version that comes after another’s", () => {
  const town = freeTown();
  const policies = policySettings.parse({
    dividend: { amount: "10.00" },
    demurrage: { rate: "1", per: "month", to: "burn" },
  });
  const change = { kind: "set_policies", currency: "JUNE", effectiveAt: null, policies } as const;
  expect(town.set({ ...change, version: 2 })).toMatchObject({ ok: false, code: "policy_disagreement" });
  expect(town.set({ ...change, version: 1 })).toMatchObject({
    ok: false,
    code: "version_conflict",
    amount: 1,
  });
});
