import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, test, vi } from "vitest";
import * as z from "zod";

import { transfer } from "@mereau/shared/contracts/transfers.ts";
import { Listeners } from "#ledger/listeners.ts";
import { outcomeOf } from "#testing/edge.ts";
import { listen } from "#testing/listening.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

const anything = z.unknown();

let town: WorkerTown;
let noor: Awaited<ReturnType<WorkerTown["join"]>>;
let shop: typeof noor;
let third: typeof noor;

beforeAll(async () => {
  town = await foundWorkerTown();
  noor = await town.join("Noor", "individual");
  shop = await town.join("Boulangerie du Four", "provider");
  third = await town.join("Ada", "individual");
  const issue = { id: newId(), to: noor.account, amount: "100", reference: "VIR-1" };
  await town.ask(town.admin, ["POST", "currencies/MIEL/issues"], [201, transfer], issue);
});

const order = (amount: string) => ({
  id: newId(),
  currency: "MIEL",
  from: noor.account,
  to: shop.account,
  amount,
});

async function pay(amount: string): Promise<z.output<typeof transfer>> {
  return town.ask(noor.token, ["POST", "transfers"], [201, transfer], order(amount));
}

const ledger = () => env.LEDGER.get(env.LEDGER.idFromName(town.id));

test("a payment is heard by its payer and its payee, once it is committed, and by nobody else", async () => {
  const [payer, payee, other] = [
    await listen(town, noor.token),
    await listen(town, shop.token),
    await listen(town, third.token),
  ];
  const paid = await pay("1");
  const note = { kind: "account", currency: "MIEL", at: paid.at, transfer: paid.id };
  const [toPayer] = await payer.notes(1);
  const [toPayee] = await payee.notes(1);
  expect(toPayer).toMatchObject({ ...note, account: noor.account });
  expect(toPayee).toEqual({ ...toPayer, account: shop.account });
  const head = await ledger().head(town.id);
  expect(toPayer).toMatchObject({ seq: head.ok ? head.head.seq : 0 });

  // What is asked of a third person is heard by them: theirs is silent, not deaf
  const asked = { id: newId(), currency: "MIEL", to: shop.account, from: third.account, amount: "3" };
  await town.ask(shop.token, ["POST", "payment-requests"], [201, anything], asked);
  expect(await other.notes(1)).toEqual([{ kind: "requests", account: third.account }]);
});

test("what is refused is not heard", async () => {
  const payee = await listen(town, shop.token);
  expect(await town.codeOf(noor.token, ["POST", "transfers"], 409, order("1000"))).toBe("insufficient_funds");
  const paid = await pay("1");
  expect(await payee.notes(1)).toMatchObject([{ transfer: paid.id }]);
});

test("a hold is heard when it is placed, and when it is let go", async () => {
  const payer = await listen(town, noor.token);
  const hold = { ...order("2"), expiresAt: Date.now() + 60_000 };
  const released = { id: newId() };
  await town.ask(noor.token, ["POST", "holds"], [201, transfer], hold);
  await town.ask(shop.token, ["POST", `holds/${hold.id}/release`], [201, transfer], released);
  expect(await payer.notes(2)).toMatchObject([{ transfer: hold.id }, { transfer: released.id }]);
});

test("a payment request is heard when it is made, paid and refused", async () => {
  const [payer, payee] = [await listen(town, noor.token), await listen(town, shop.token)];
  const [first, second] = [order("1"), order("1")];
  for (const asked of [first, second])
    await town.ask(shop.token, ["POST", "payment-requests"], [201, anything], asked);
  await town.ask(noor.token, ["POST", `payment-requests/${first.id}/refusal`], [200, anything], {
    reason: null,
  });
  const payment = { id: newId(), from: noor.account };
  await town.ask(noor.token, ["POST", `payment-requests/${second.id}/payment`], [201, transfer], payment);
  const kinds = ["requests", "requests", "requests", "account", "requests"];
  expect((await payer.notes(5)).map(({ kind }) => kind)).toEqual(kinds);
  expect((await payee.notes(5)).map(({ kind }) => kind)).toEqual(kinds);
});

test("at a till one hears what becomes of requests, and nothing of what the account does", async () => {
  const kim = await town.join("Kim", "individual");
  const held = `accounts/${shop.account}/holders/${kim.member}`;
  await town.ask(shop.token, ["PUT", held], [200, anything], { role: "cashier" });
  const till = await listen(town, await town.signIn(kim.member));
  await pay("1");
  await town.ask(shop.token, ["POST", "payment-requests"], [201, anything], order("1"));
  expect(await till.notes(1)).toEqual([{ kind: "requests", account: shop.account }]);
});

test("whoever signs out, or loses the account, hears nothing more", async () => {
  const kim = await town.join("Kim", "individual");
  const viewer: [string, string] = ["PUT", `accounts/${noor.account}/holders/${kim.member}`];
  await town.ask(noor.token, viewer, [200, anything], { role: "viewer" });
  const again = await town.signIn(kim.member);
  const watching = [await listen(town, kim.token), await listen(town, again)];
  await pay("1");
  for (const { notes } of watching) expect(await notes(1)).toHaveLength(1);

  await town.ask(noor.token, ["DELETE", viewer[1]], [204, anything]);
  await pay("1");
  for (const { ending, notes } of watching) {
    expect(await ending()).toEqual({ code: 4401, reason: "accessChanged" });
    expect(await notes(0)).toHaveLength(1);
  }

  const own = await listen(town, again);
  await town.ask(again, ["DELETE", "sessions/current"], [204, anything]);
  await town.ask(noor.token, ["POST", "transfers"], [201, transfer], { ...order("1"), to: kim.account });
  expect(await own.ending()).toEqual({ code: 4401, reason: "accessChanged" });
  expect(await own.notes(0)).toEqual([]);
});

test("a connection outlasts the object's sleep, and lasts a quarter of an hour", async () => {
  const payee = await listen(town, shop.token);
  await evictDurableObject(ledger());
  const paid = await pay("1");
  expect(await payee.notes(1)).toMatchObject([{ transfer: paid.id }]);

  const later = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 15 * 60_000);
  await pay("1");
  expect(await payee.ending()).toEqual({ code: 4408, reason: "tooOld" });
  expect(await payee.notes(0)).toHaveLength(1);
  later.mockRestore();
});

test("whether anybody listens is looked up once after waking, and while nobody does nothing else is asked", async () => {
  await evictDurableObject(ledger(), { webSockets: "close" });
  const looked = await runInDurableObject(ledger(), (_, state) => vi.spyOn(state, "getWebSockets"));
  const checked = vi.spyOn(Listeners.prototype, "tell");
  for (let payments = 0; payments < 3; payments += 1) await pay("1");
  expect([looked.mock.calls.length, checked.mock.calls.length]).toEqual([1, 0]);
  const payee = await listen(town, shop.token);
  await pay("1");
  await payee.notes(1);
  expect([looked.mock.calls.length, checked.mock.calls.length]).toEqual([2, 1]);
  vi.restoreAllMocks();
});

test("a ping is answered, anything else ends the connection", async () => {
  const { answerTo, socket, ending } = await listen(town, noor.token);
  expect(await answerTo("ping")).toBe("pong");
  socket.send("hello");
  expect(await ending()).toEqual({ code: 1008, reason: "mute" });
});

test("of more than ten connections of one member the oldest gives way", async () => {
  const kim = await town.join("Lou", "individual");
  const opened = [];
  for (let count = 0; count < 11; count += 1) opened.push(await listen(town, kim.token));
  const [oldest, ...others] = opened;
  expect(await oldest?.ending()).toEqual({ code: 4429, reason: "tooMany" });
  const payment = { ...order("1"), to: kim.account };
  await town.ask(noor.token, ["POST", "transfers"], [201, transfer], payment);
  for (const other of others) expect(await other.notes(1)).toMatchObject([{ transfer: payment.id }]);
});

test("nobody listens who is not signed in, nor a page of another site", async () => {
  const ask = (headers: Record<string, string>) =>
    outcomeOf(town.app.request(`http://mereau.test/v1/${town.slug}/live`, { headers }, env));
  const upgrade = { Upgrade: "websocket" };
  const cookie = { Cookie: `mereau_session=${noor.token}` };
  const own = { Origin: "http://mereau.test" };
  expect(await ask(upgrade)).toBe("401 unauthenticated");
  expect(await ask({ ...upgrade, ...cookie })).toBe("403 foreign_origin");
  expect(await ask({ ...upgrade, ...cookie, Origin: "https://elsewhere.test" })).toBe("403 foreign_origin");
  expect(await ask({ ...upgrade, ...cookie, ...own })).toBe("101");
  expect(await ask({ ...cookie, ...own })).toBe("426 upgrade_needed");
  const key = { id: newId(), name: "Shop", scopes: ["transfers:write"] };
  const created = z.object({ token: z.string() });
  const { token } = await town.ask(noor.token, ["POST", "api-keys"], [201, created], key);
  expect(await ask({ ...upgrade, Authorization: `Bearer ${token}` })).toBe("403 scope_missing");
});
