import { beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { candidatePage, certification, certificationPage } from "@mereau/shared/contracts/certifications.ts";
import { me } from "@mereau/shared/contracts/sessions.ts";
import { membership } from "@mereau/shared/contracts/membership.ts";
import {
  membershipPolicy,
  membershipPolicyChecked,
  memberTypeChecked,
  memberTypeSettled,
  noticePolicy,
  settingVersion,
  settingVersionPage,
} from "@mereau/shared/contracts/settingVersions.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;

beforeAll(async () => {
  town = await foundWorkerTown();
});

const policy = { mode: "web_of_trust", founders: 2, webOfTrust: { needed: 2, periodDays: 0 } };

const apply = async (name: string) =>
  town.ask(null, ["POST", "members"], [201, z.looseObject({ id: z.string(), number: z.int() })], {
    id: newId(),
    name,
    type: "individual",
  });

test("over HTTP a web of trust is settled, begun by founders, and admits a newcomer whom two certify", async () => {
  const { ask, codeOf, admin } = town;
  const before = await ask(null, ["GET", "membership-policy"], [200, membershipPolicy]);
  expect([before.policy.mode, before.policy.validityDays, before.updatedAt]).toEqual([
    "approval",
    null,
    null,
  ]);
  const settled = await ask(admin, ["PUT", "membership-policy"], [200, membershipPolicy], policy);
  expect(settled.policy).toMatchObject({
    mode: "web_of_trust",
    validityDays: 366,
    reminderDays: [60, 14, 3],
    webOfTrust: { needed: 2, issuedMax: 100, lifeDays: 731, distance: { steps: 5, percent: 80 } },
  });

  const noor = await town.join("Noor", "individual");
  const { member } = await ask(noor.token, ["GET", "me"], [200, me]);
  expect(await codeOf(noor.token, ["POST", `members/${member.id}/membership/founding`], 403)).toBe(
    "forbidden",
  );
  const path = `members/${member.id}/membership`;
  const founded = await ask(admin, ["POST", `${path}/founding`], [200, membership]);
  expect(founded).toMatchObject({ isRecognised: true, name: "Noor", state: "recognised" });

  const ada = await apply("Ada");
  expect(await codeOf(admin, ["POST", `members/${ada.id}/membership/founding`], 409)).toBe("founders_enough");
  const vouch = { id: newId(), number: ada.number };
  const given = await ask(admin, ["POST", "certifications"], [201, certification], vouch);
  expect(await ask(admin, ["POST", "certifications"], [201, certification], vouch)).toEqual(given);
  const { items } = await ask(noor.token, ["GET", "certifications/candidates"], [200, candidatePage]);
  expect(items).toMatchObject([{ name: "Ada", received: 1, needed: 2 }]);
  await ask(noor.token, ["POST", "certifications"], [201, certification], {
    id: newId(),
    number: ada.number,
  });
  const seen = await ask(noor.token, ["GET", `members/${ada.id}/membership`], [200, membership]);
  expect(seen).toMatchObject({ isRecognised: true, admission: { isMet: true, distance: { percent: 100 } } });

  const received = await ask(
    noor.token,
    ["GET", `certifications?number=${ada.number}`],
    [200, certificationPage],
  );
  expect(received.items.map(({ certifier }) => certifier.name)).toEqual(["Maud", "Noor"]);
  const own = await ask(noor.token, ["GET", "certifications?direction=given"], [200, certificationPage]);
  expect(own.items.map(({ certified }) => certified.name)).toEqual(["Ada"]);
});

test("a refusal says in figures what is missing, and in words which settings clash", async () => {
  const { ask, admin } = town;
  await ask(admin, ["PUT", "membership-policy"], [200, membershipPolicy], policy);
  const eve = await apply("Eve");
  const renewal = ["POST", `members/${eve.id}/membership/renewal`] as const;
  const unmet = await ask(admin, renewal, [409, problem]);
  expect(unmet).toMatchObject({
    code: "membership_rules_unmet",
    certifications: 0,
    certificationsNeeded: 2,
    distanceNeeded: 80,
    detail: expect.stringContaining("Certifications reçues : 0 sur 2."),
  });
  const clashing = { ...policy, webOfTrust: { needed: 5, issuedMax: 3 } };
  const clash = await ask(admin, ["PUT", "membership-policy"], [422, problem], clashing);
  expect(clash).toMatchObject({ code: "policy_disagreement" });
  expect(clash.fields).toBeUndefined();
  expect(clash.disagreements?.map(({ settings }) => settings)).toEqual([
    ["webOfTrust.issuedMax", "webOfTrust.needed"],
    ["founders", "webOfTrust.needed"],
  ]);
  expect(clash.detail).toBe([clash.title, ...(clash.disagreements ?? []).map(({ why }) => why)].join(" "));
});

test("an API key certifies nobody, and a membership is ended by its member", async () => {
  const { ask, codeOf, admin } = town;
  await ask(admin, ["PUT", "membership-policy"], [200, membershipPolicy], { mode: "approval" });
  const sam = await town.join("Sam", "individual");
  const key = await ask(sam.token, ["POST", "api-keys"], [201, z.looseObject({ token: z.string() })], {
    id: newId(),
    name: "Shop",
    scopes: ["members:read", "members:write"],
  });
  const vouch = { id: newId(), number: 1001 };
  expect(await codeOf(key.token, ["POST", "certifications"], 403, vouch)).toBe("scope_missing");
  const { member } = await ask(sam.token, ["GET", "me"], [200, me]);
  const path = `members/${member.id}/membership`;
  expect((await ask(sam.token, ["GET", path], [200, membership])).isRecognised).toBe(true);
  const ended = await ask(sam.token, ["POST", `${path}/revocation`], [200, membership], {});
  expect([ended.state, ended.isRecognised]).toEqual(["revoked", false]);
});

test("over HTTP a change is checked, planned, seen by anybody and withdrawn, of each subject", async () => {
  const { ask, codeOf, admin } = town;
  const effectiveAt = Date.now() + 40 * 86_400_000;
  const checked = await ask(
    admin,
    ["POST", "membership-policy/check"],
    [200, membershipPolicyChecked],
    policy,
  );
  expect([checked.agrees, checked.noticeDays]).toEqual([true, 0]);
  const planned = { ...policy, effectiveAt };
  const { announced } = await ask(admin, ["PUT", "membership-policy"], [200, membershipPolicy], planned);
  const version = announced[0]?.version ?? 0;
  const path = `membership-policy/versions/${version}`;
  const { items } = await ask(null, ["GET", "membership-policy/versions"], [200, settingVersionPage]);
  expect(items[0]).toMatchObject({ version, state: "announced", effectiveAt });
  const noor = await town.join("Vera", "individual");
  expect(await codeOf(noor.token, ["DELETE", path], 403)).toBe("forbidden");
  expect((await ask(admin, ["DELETE", path], [200, settingVersion])).state).toBe("withdrawn");

  const type = { name: "Adhérent", provider: false, accounts: [] };
  await ask(admin, ["POST", "member-types/individual/check"], [200, memberTypeChecked], type);
  const changed = { ...type, effectiveAt };
  const settled = await ask(admin, ["PUT", "member-types/individual"], [200, memberTypeSettled], changed);
  expect([settled.accounts.length, settled.announced.length]).toEqual([1, 1]);
  await ask(null, ["GET", "member-types/individual/versions"], [200, settingVersionPage]);
  await ask(admin, ["DELETE", "member-types/individual/versions/1"], [200, settingVersion]);

  await ask(admin, ["PUT", "notice-policy"], [200, noticePolicy], { days: 30 });
  expect(await codeOf(admin, ["PUT", "membership-policy"], 422, policy)).toBe("notice_too_short");
  expect(await codeOf(admin, ["DELETE", "notice-policy/versions/1"], 409)).toBe("version_in_force");
  expect(await codeOf(admin, ["DELETE", "membership-fee-policy/versions/1"], 404)).toBe("unknown_version");
});
