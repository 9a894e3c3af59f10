import { afterEach, expect, test } from "vitest";

import { membershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import { setLimits } from "#services/accounts/setLimits.ts";
import { changeMemberType } from "#services/member-types/change.ts";
import { checkMemberType } from "#services/member-types/check.ts";
import { memberTypeSetting } from "#services/member-types/setting.ts";
import { approveMember } from "#services/members/approve.ts";
import { checkMembershipPolicy } from "#services/membership/checkPolicy.ts";
import { listSettingVersions } from "#services/setting-versions/read.ts";
import { startCircle } from "#testing/creditTown.ts";
import { smallWeb, startTrustTown } from "#testing/trustTown.ts";

const DAY = 86_400_000;
let close: () => Promise<void>;

afterEach(() => close());

const needing = (needed: number) => ({ ...smallWeb, webOfTrust: { ...smallWeb.webOfTrust, needed } });

const grower = (creditLimit: string) => ({
  name: "Adhérent",
  provider: false,
  accounts: [{ currency: "GRAIN", creditLimit, balanceCap: "1000" }],
});

test("limits announced for a date are followed from then on, and a check tells which accounts would not", async () => {
  const circle = await startCircle();
  ({ close } = circle);
  const { noor, ada, leo, admin, context } = circle;
  await circle.pay(noor, leo, "150");
  await setLimits(context(), admin, ada.account, {
    creditLimit: "750",
    balanceCap: null,
    reason: "Semences",
  });
  const limitOf = async (party: typeof noor) => (await circle.accountOf(party)).creditLimit;
  const asked = { code: "individual", settings: grower("100"), language: "en" } as const;
  const checked = await checkMemberType(context(), admin, asked);
  // Maud, the administrator, has an account of the same type
  expect(checked).toMatchObject({
    agrees: true,
    explanation: {
      fr: "« Adhérent ». Un compte en GRAIN descend jusqu’à −100,00\u00A0gr, et monte jusqu’à 1\u202F000,00\u00A0gr.",
      en: "“Adhérent”. An account in GRAIN goes down to −100.00\u00A0gr, and up to 1,000.00\u00A0gr.",
    },
    effects: [{ currency: "GRAIN", following: 2, beyond: 1, own: 1 }],
  });
  const now = context().now;
  const settled = await changeMemberType(context({ now }), admin, "individual", {
    ...grower("100"),
    effectiveAt: now + 10 * DAY,
  });
  expect(settled.accounts).toMatchObject([{ creditLimit: "200.00" }]);
  await circle.runDue(now + 9 * DAY);
  expect(await limitOf(leo)).toBe("200.00");
  await circle.runDue(now + 10 * DAY);
  expect([await limitOf(leo), await limitOf(noor), await limitOf(ada)]).toEqual([
    "100.00",
    "200.00",
    "750.00",
  ]);
  const { items } = await listSettingVersions(context(), memberTypeSetting("individual"), { limit: 5 });
  expect(items).toMatchObject([
    { version: 1, state: "in_force", before: { accounts: [{ creditLimit: "200.00" }] } },
  ]);
});

test("limits that cannot stand have no effects, and a member type that does not exist no versions", async () => {
  const circle = await startCircle();
  ({ close } = circle);
  const { admin, context } = circle;
  const wrong = { ...grower("100"), accounts: [{ currency: "NONE", creditLimit: "0", balanceCap: null }] };
  expect(
    await checkMemberType(context(), admin, { code: "individual", settings: wrong, language: "fr" }),
  ).toMatchObject({
    agrees: false,
    disagreements: [{ settings: ["currency"], why: "Cette monnaie n’existe pas ici. (NONE)" }],
    explanation: null,
    effects: [],
  });
  const none = memberTypeSetting("nobody");
  await expect(listSettingVersions(context(), none, { limit: 5 })).rejects.toMatchObject({
    code: "unknown_member_type",
  });
  await expect(changeMemberType(context(), admin, "nobody", grower("1"))).rejects.toMatchObject({
    code: "unknown_member_type",
  });
});

test("a check of membership counts those who would lack certifications, and those who would be taken in", async () => {
  const town = await startTrustTown();
  ({ close } = town);
  const founders = [town.maud, await town.found("Ada"), await town.found("Léo")];
  const noor = await town.apply("Noor");
  await town.vouch(founders, noor);
  const waiting = await town.apply("Zoé");
  await approveMember(town.context(), town.admin, waiting.id);
  const check = async (settings: Parameters<typeof membershipSettings.parse>[0]) =>
    (
      await checkMembershipPolicy(town.context(), town.admin, {
        settings: membershipSettings.parse(settings),
        language: "en",
      })
    ).effects;
  expect(await check(needing(3))).toEqual({ recognised: 4, lacking: 3, admitted: 0 });
  expect(await check(needing(4))).toEqual({ recognised: 4, lacking: 4, admitted: 0 });
  expect(await check({ mode: "approval" })).toEqual({ recognised: 4, lacking: 0, admitted: 1 });
});
