import { bulkResults, transfer } from "@mereau/shared/contracts/transfers.ts";

import type { Player, Scene } from "./scene.ts";

type People = { maud: Player; alice: Player; bakery: Player };

/** 250.00 are issued against a deposit of 250.00 €. */
export async function issueMoney(scene: Scene, { maud, alice }: People): Promise<void> {
  const { api, trace } = scene;
  trace.chapter("Money is issued against a deposit");
  const path = scene.path("currencies/MIEL/issues");
  const asked = { to: alice.account, amount: "250.00", memo: "Top-up" };
  const unbacked = { token: maud.token, body: { ...asked, id: scene.newId() } };
  await scene.checkRefusal("Without a deposit", api.ask(transfer, "POST", path, unbacked), "invalid_input");
  const body = { ...asked, id: scene.newId(), reference: "VIR-2026-0001" };
  const issued = await api.ask(transfer, "POST", path, { token: maud.token, body });
  trace.check("Issued to Alice against deposit VIR-2026-0001", issued.amount, "250.00");
  await scene.checkBalance(alice, "250.00", "");
  await scene.checkBacking("250.00", "250.00");
}

/** A payment, the same again, another under its id, and one that Alice’s baker cannot afford. Returns its id. */
export async function pay(scene: Scene, { alice, bakery }: People): Promise<string> {
  const { trace } = scene;
  trace.chapter("Alice pays, and pays only once");
  const order = scene.payment(alice, bakery, "12,50", "Two loaves and a cake");
  const paid = await scene.pay(alice, order);
  trace.check("Alice pays the bakery 12,50", [paid.amount, paid.verdict], ["12.50", "accepted"]);
  await scene.checkBalance(alice, "237.50", "afterwards");
  await scene.checkBalance(bakery, "12.50", "afterwards");

  const again = await scene.pay(alice, order);
  trace.check("The same id again: the same place in the ledger", again.seq, paid.seq);
  const other = scene.pay(alice, { ...order, amount: "13.00" });
  await scene.checkRefusal("The same id with another amount", other, "id_reused");
  await scene.checkBalance(alice, "237.50", "still");

  const tooMuch = scene.pay(bakery, scene.payment(bakery, alice, "80.00"));
  const refused = await scene.checkRefusal("The bakery tries to pay 80.00", tooMuch, "insufficient_funds");
  trace.check("What it could spend", String(refused?.problem.amount), "12.50");
  await scene.checkBalance(bakery, "12.50", "still");
  return paid.id;
}

/** Several payments in one call: two are linked, and one of these cannot be made. Nobody pays themselves in another’s name. */
export async function payInBulk(scene: Scene, { maud, alice, bakery }: People): Promise<void> {
  const { api, trace } = scene;
  trace.chapter("A bulk of payments, two of them linked");
  const transfers = [
    { ...scene.payment(bakery, alice, "20.00", "First leg"), linked: true },
    scene.payment(alice, bakery, "5000.00", "Second leg, far too much"),
    scene.payment(alice, bakery, "2.50", "Alone"),
  ];
  const asking = { token: maud.token, body: { transfers } };
  const { results } = await api.ask(bulkResults, "POST", scene.path("transfers/bulk"), asking);
  trace.check(
    "Verdicts, in order",
    results.map(({ verdict }) => verdict),
    ["linked_failed", "insufficient_funds", "accepted"],
  );
  const toMaud = scene.payment(bakery, maud, "5.00", "Stamps");
  const own = scene.pay(maud, toMaud);
  await scene.checkRefusal("Maud, for the bakery, to her own account", own, "own_benefit");
  const paid = await scene.pay(bakery, toMaud);
  trace.check("The bakery pays her itself", [paid.amount, paid.verdict], ["5.00", "accepted"]);
  await scene.checkBalance(alice, "100.00", "");
  await scene.checkBalance(bakery, "145.00", "");
  await scene.checkBalance(maud, "5.00", "");
}

/** The first payment is undone, once. */
export async function reverse(scene: Scene, { maud, alice, bakery }: People, paid: string): Promise<void> {
  const { api, trace } = scene;
  trace.chapter("A payment is reversed");
  const undo = () =>
    api.ask(transfer, "POST", scene.path(`transfers/${paid}/reversal`), {
      token: maud.token,
      body: { id: scene.newId(), reason: "Paid at the wrong till" },
    });
  const reversal = await undo();
  trace.check("Maud reverses the 12.50", [reversal.kind, reversal.amount], ["reversal", "12.50"]);
  await scene.checkRefusal("Once more", undo(), "already_reversed");
  await scene.checkBalance(alice, "112.50", "");
  await scene.checkBalance(bakery, "132.50", "");
}

/** The bakery gives 100.00 back for euros; Alice, who is no provider, may not. */
export async function redeem(scene: Scene, { alice, bakery }: People): Promise<void> {
  const { api, trace } = scene;
  trace.chapter("The bakery redeems");
  const path = scene.path("currencies/MIEL/redemptions");
  const ask = (by: Player, amount: string) => {
    const body = { id: scene.newId(), from: by.account, amount, reference: "SEPA-2026-0001" };
    return api.ask(transfer, "POST", path, { token: by.token, body });
  };
  await scene.checkRefusal("Alice, who is no provider, tries", ask(alice, "10.00"), "forbidden");
  const redeemed = await ask(bakery, "100.00");
  trace.check("The bakery redeems", [redeemed.kind, redeemed.amount], ["redemption", "100.00"]);
  await scene.checkBalance(bakery, "32.50", "");
  await scene.checkBacking("150.00", "150.00");
}
