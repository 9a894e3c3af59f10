import { expect, test } from "vitest";
import * as z from "zod";

import { bankDetailsAnswer } from "@mereau/shared/contracts/bankDetails.ts";
import { deposit } from "@mereau/shared/contracts/deposits.ts";
import { till, tillMovementPage } from "@mereau/shared/contracts/tills.ts";
import { foundWorkerTown, newId } from "#testing/workerTown.ts";

const account = "MIEL:1002";
const code = z.object({ code: z.string() });

test("of two requests of one issue at the same moment, one refused, the issue is a movement of the till, once", async () => {
  const { ask, admin, join, send } = await foundWorkerTown();
  await join("Noor", "individual");
  const details = { holder: "Le Miel", iban: "FR7630006000011234567890189" };
  await ask(admin, ["PUT", "bank-details"], [200, bankDetailsAnswer], details);
  await ask(admin, ["POST", "deposits"], [201, deposit], { id: newId(), account, amount: "40" });
  const opened = await ask(admin, ["POST", "tills"], [201, till], { id: newId(), float: "100", place: null });
  const counter = { till: opened.id, means: "cash" };
  const asked = Array.from({ length: 6 }, () => ({ id: newId(), to: account, amount: "40", counter }));
  // A deposit of as much is expected: without a yes an issue beside it is refused
  const outcomes = await Promise.all(
    asked.flatMap((one) =>
      [false, true, false].map(async (confirmExpected) => {
        const answer = await send(admin, ["POST", "currencies/MIEL/issues"], { ...one, confirmExpected });
        return answer.ok ? "issued" : code.parse(await answer.json()).code;
      }),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === "issued").length).toBeGreaterThanOrEqual(6);
  expect(new Set(outcomes.filter((outcome) => outcome !== "issued"))).toEqual(new Set(["deposit_expected"]));
  const { items } = await ask(admin, ["GET", `tills/${opened.id}/movements`], [200, tillMovementPage]);
  expect(items.map(({ id }) => id).toSorted()).toEqual(asked.map(({ id }) => id).toSorted());
  expect(await ask(admin, ["GET", `tills/${opened.id}`], [200, till])).toMatchObject({
    movements: 6,
    pending: 0,
    expected: "340.00",
  });
});
