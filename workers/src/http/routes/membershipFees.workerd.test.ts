import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, test, vi } from "vitest";
import * as z from "zod";

import { dateOf } from "@mereau/shared/calendar/date.ts";
import {
  membershipFee,
  membershipFeePage,
  membershipFeeReceipt,
  membershipFeeTotals,
} from "@mereau/shared/contracts/membershipFees.ts";
import { membershipFeePolicy } from "@mereau/shared/contracts/settingVersions.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;
let noor: Awaited<ReturnType<WorkerTown["join"]>>;

beforeAll(async () => {
  town = await foundWorkerTown();
  noor = await town.join("Noor", "individual");
});

const settings = { since: "2020-01-01", period: "calendar_year", amount: "12", newcomers: "whole" };
const policy = ["PUT", "membership-fee-policy"] as const;

test("the policy is an administrator’s to settle and anybody’s to read", async () => {
  expect(await town.codeOf(noor.token, policy, 403, settings)).toBe("forbidden");
  expect(await town.codeOf(town.admin, policy, 422, { ...settings, minimum: "13" })).toBe(
    "policy_disagreement",
  );
  const settled = await town.ask(town.admin, policy, [200, membershipFeePolicy], settings);
  expect(settled.explanation.fr).toContain("12\u00A0€ par an");
  const read = await town.ask(null, ["GET", "membership-fee-policy"], [200, membershipFeePolicy]);
  // Without a notice a change may hold at once: this moment is always now
  expect(read).toEqual({ ...settled, earliestAt: read.earliestAt });
});

test("the alarm asks for fees; one is recorded, receipted as a page and as JSON, listed, and totalled", async () => {
  const ledger = env.LEDGER.get(env.LEDGER.idFromName(town.id));
  const [fee] = await vi.waitFor(
    async () => {
      await runDurableObjectAlarm(ledger);
      const { items } = await town.ask(noor.token, ["GET", "membership-fees"], [200, membershipFeePage]);
      expect(items).toHaveLength(1);
      return items;
    },
    { timeout: 4_000, interval: 200 },
  );
  const id = fee?.id ?? "";
  expect(await town.codeOf(noor.token, ["GET", "membership-fees?all=true"], 403)).toBe("forbidden");
  expect(await town.codeOf(noor.token, ["GET", `membership-fees/${id}/receipt`], 409)).toBe("fee_not_paid");
  const recorded = { id: newId(), means: "cash" };
  expect(await town.codeOf(noor.token, ["POST", `membership-fees/${id}/record`], 403, recorded)).toBe(
    "forbidden",
  );
  const paid = await town.ask(
    town.admin,
    ["POST", `membership-fees/${id}/record`],
    [200, membershipFee],
    recorded,
  );
  expect(paid).toMatchObject({ state: "paid", payment: { means: "cash", amount: "12.00", receipt: 1 } });

  const path = ["GET", `membership-fees/${id}/receipt`] as const;
  const receipt = await town.ask(noor.token, path, [200, membershipFeeReceipt]);
  expect(receipt).toMatchObject({ number: 1, amount: "12.00", paidOn: dateOf(Date.now()) });
  const browser = { Accept: "text/html,*/*;q=0.8", "Accept-Language": "fr" };
  const page = await town.send(noor.token, path, undefined, browser);
  expect(page.headers.get("Content-Type")).toContain("text/html");
  expect(await page.text()).toMatch(
    /href="\?lang=en".*<h1>Reçu de cotisation<\/h1><strong>n° 1<\/strong>.*12,00\u00A0€/s,
  );
  const other: [string, string] = ["GET", `${path[1]}?lang=en`];
  expect(await (await town.send(noor.token, other, undefined, browser)).text()).toContain(
    "<h1>Membership fee receipt</h1>",
  );

  const csv = await town.ask(town.admin, ["GET", "membership-fees?all=true&format=csv"], [200, z.string()]);
  expect(csv).toMatch(/^number,name,period,.*\r\n/);
  expect(csv).toContain(",cash,12.00,EUR,");
  const totals = await town.ask(town.admin, ["GET", "membership-fees/totals"], [200, membershipFeeTotals]);
  expect(totals.items.map(({ state, fees, paid: sum }) => [state, fees, sum])).toEqual([
    ["due", 1, "0.00"],
    ["paid", 1, "12.00"],
  ]);

  const refund: [string, string] = ["POST", `membership-fees/${id}/refund`];
  await town.ask(town.admin, refund, [200, membershipFee], { id: newId(), reason: "Chèque <volé>" });
  expect(await (await town.send(noor.token, path, undefined, browser)).text()).toMatch(
    /<p class="undone"><strong>Ce paiement a été annulé le .+ : ce reçu ne vaut plus justificatif\.<\/strong> Motif : Chèque &lt;volé&gt;<\/p>/,
  );
});
