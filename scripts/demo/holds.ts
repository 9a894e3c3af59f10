import { account } from "@mereau/shared/contracts/accounts.ts";
import { transfer } from "@mereau/shared/contracts/transfers.ts";

import { anything } from "../client/api.ts";
import type { Player, Scene } from "./scene.ts";

/** 40.00 are kept aside for the bakery, 15.00 of them are captured, the rest is released. */
export async function holdAndCapture(scene: Scene, { alice, bakery }: { alice: Player; bakery: Player }) {
  const { api, trace } = scene;
  trace.chapter("An amount is held, captured in part, and released");
  const { memo: _, ...asked } = scene.payment(alice, bakery, "40.00");
  const body = { ...asked, expiresAt: Date.now() + 3_600_000, memo: "Deposit for the cake stand" };
  await api.ask(anything, "POST", scene.path("holds"), { token: alice.token, body });
  await checkAccount(scene, alice, ["117.50", "40.00", "77.50"], "Alice’s account: posted, held, balance");

  const capture = { id: scene.newId(), amount: "15.00", memo: "A broken leg" };
  const captured = await ask(scene, bakery, `holds/${body.id}/capture`, capture);
  trace.check("The bakery captures", captured.amount, "15.00");
  await checkAccount(scene, alice, ["102.50", "25.00", "77.50"], "Alice’s account now");
  const released = await ask(scene, bakery, `holds/${body.id}/release`, { id: scene.newId() });
  trace.check("The bakery lets the rest go", released.kind, "release");
  await checkAccount(scene, alice, ["102.50", "0.00", "102.50"], "Alice’s account in the end");
  await scene.checkBalance(bakery, "147.50", "");
  const late = ask(scene, bakery, `holds/${body.id}/capture`, { id: scene.newId(), amount: "1.00" });
  await scene.checkRefusal("A capture after the release", late, "hold_closed");
}

const ask = (scene: Scene, by: Player, path: string, body: object) =>
  scene.api.ask(transfer, "POST", scene.path(path), { token: by.token, body });

async function checkAccount(scene: Scene, of: Player, expected: string[], what: string): Promise<void> {
  const { posted, held, balance } = await scene.api.ask(
    account,
    "GET",
    scene.path(`accounts/${of.account}`),
    of,
  );
  scene.trace.check(what, [posted, held, balance], expected);
}
