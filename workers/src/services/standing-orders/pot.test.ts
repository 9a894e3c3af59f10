import { afterAll, beforeAll, expect, test } from "vitest";

import { momentOf } from "@mereau/shared/calendar/date.ts";
import { listAudit } from "#services/audit/list.ts";
import { changeRole } from "#services/members/changeRole.ts";
import { findPots } from "#services/pots/find.ts";
import { openPot } from "#services/pots/open.ts";
import { createStandingOrder } from "#services/standing-orders/create.ts";
import { getStandingOrder } from "#services/standing-orders/read.ts";
import { setStandingOrderState } from "#services/standing-orders/setState.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { paymentOf } from "#testing/community.ts";
import { DAY, january, type Ordering, startOrdering } from "#testing/standingOrders.ts";

const pot = "MIEL:pot-solidarity";

let scene: Ordering;
let solene: Ordering["noor"];

beforeAll(async () => {
  scene = await startOrdering();
  const { town, noor } = scene;
  solene = await town.join("Solène", "individual", "manager");
  await openPot(town.context(), town.admin, { id: pot, name: "Solidarité" });
  await town.endow(noor.account, "100");
  await createTransfer(town.context(), noor.caller, paymentOf(noor.account, pot, "100"));
});

afterAll(() => scene.town.close());

const left = async () => (await findPots(scene.town.context(), "MIEL"))[0]?.balance;

test("a manager’s standing order pays out of a pot, as long as they are a manager", async () => {
  const { town, at, orderOf, shop, transfersOf } = scene;
  const request = orderOf({ from: pot, to: shop.account });
  await expect(createStandingOrder(at(january - DAY), shop.caller, request)).rejects.toMatchObject({
    code: "forbidden",
  });
  const { id } = await createStandingOrder(at(january - DAY), solene.caller, request);
  await setStandingOrderState(at(january - DAY), town.admin, id, "paused");
  await setStandingOrderState(at(january - DAY), town.admin, id, "active");
  await town.runDue(january);
  expect(await transfersOf(id)).toMatchObject([
    { verdict: "accepted", from: pot, to: shop.account, actor: null, onBehalfOf: solene.caller.member },
  ]);
  expect(await left()).toBe("90.00");
  const { items } = await listAudit(town.context(), town.admin, { limit: 9, subject: id });
  const manager = town.admin.member;
  expect(new Map(items.map(({ action, actor }) => [action, actor?.id]))).toEqual(
    new Map([
      ["standing_order.create", solene.caller.member],
      ["standing_order.paused", manager],
      ["standing_order.active", manager],
    ]),
  );

  await changeRole(town.context(), town.admin, solene.caller.member, "teller");
  await town.runDue(momentOf("2027-02-28"));
  expect(await getStandingOrder(at(january), town.admin, id)).toMatchObject({
    state: "ended",
    endedBecause: "mandate_lost",
  });
  expect(await left()).toBe("90.00");
});
