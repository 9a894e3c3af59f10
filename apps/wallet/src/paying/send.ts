import { api } from "#api/client.ts";
import { type Answer, ask, codeOf, unreachable } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { forgetKey } from "#keys/owner.ts";
import type { Order, Transfer } from "#paying/order.ts";
import { asksTheRecord, type Event } from "#paying/outcome.ts";
import { findOrder, note } from "#paying/orders.ts";
import { here } from "#shell.ts";

/**
 * A fee’s answer is the fee; its transfer is under the order’s own id. Once the fee is paid, only the record’s own word that there is
 * no such transfer says that it was not by this order: any other refusal to read it proves nothing.
 */
async function payFee(order: Order, fee: string): Promise<Answer<Transfer>> {
  const { id, from, amount, expiresAt, isTimed, signature } = order;
  const body = { id, from, amount, expiresAt: isTimed ? expiresAt : null, order: signature };
  const params = { path: { ...here, id: fee } };
  const answer = await ask(api.POST("/v1/{community}/membership-fees/{id}/payment", { params, body }));
  if (!answer.ok) return answer;
  const made = await readTransfer(id);
  return made.ok || codeOf(made.trouble) === "unknown_transfer" ? made : { ok: false, trouble: unreachable };
}

const readTransfer = (id: string): Promise<Answer<Transfer>> =>
  ask(api.GET("/v1/{community}/transfers/{id}", { params: { path: { ...here, id } } }));

/** Asks the API to carry out an order. The same order may be sent any number of times: it is carried out once. */
function carryOut(order: Order): Promise<Answer<Transfer>> {
  const { id, currency, from, payee, amount, memo, category, request, refundOf, fee, signature, expiresAt } =
    order;
  if (fee !== undefined) return payFee(order, fee);
  const until = order.isTimed ? expiresAt : null;
  const eurosBy = order.eurosBeside?.by ?? "cash";
  if (refundOf !== undefined)
    return ask(
      api.POST("/v1/{community}/transfers/{id}/refund", {
        params: { path: { ...here, id: refundOf } },
        body: { id, amount, memo, expiresAt: until, order: signature },
      }),
    );
  if (request !== null)
    return ask(
      api.POST("/v1/{community}/payment-requests/{id}/payment", {
        params: { path: { ...here, id: request } },
        body: { id, from, amount, eurosBy, expiresAt: until, order: signature },
      }),
    );
  const body = { id, currency, from, to: payee.account, amount, memo, category, expiresAt, order: signature };
  return ask(api.POST("/v1/{community}/transfers", { params: { path: here }, body }));
}

const eventOf = (answer: Answer<Transfer>): Event => {
  if (answer.ok) return { kind: "accepted", transfer: answer.value };
  const { trouble } = answer;
  return trouble.kind === "refused" ? { kind: "refused", problem: trouble.problem } : { kind: "lost" };
};

/** What the API's record says of an order; null when it cannot be asked. */
async function record(id: string): Promise<Event | null> {
  const answer = await readTransfer(id);
  if (answer.ok) return { kind: "recorded", transfer: answer.value };
  return codeOf(answer.trouble) === "unknown_transfer" ? { kind: "unrecorded", at: now() } : null;
}

async function attempt(id: string): Promise<Order | undefined> {
  const order = await findOrder(id);
  if (order?.state !== "waiting" && order?.state !== "unknown") return order;
  // Known to be offline: it does not leave, so it is certain that nothing is paid
  if (order.state === "waiting" && !navigator.onLine) return order;
  const sent = await note(id, { kind: "sent", at: now() });
  if (!sent) return undefined;
  const after = await note(id, eventOf(await carryOut(sent)));
  // Taken off the list of devices meanwhile: nothing that it signs is paid, and another key is asked for
  if (after?.signature && after.problem?.code === "unknown_key") await forgetKey(after.signature.keyId);
  if (!after || !asksTheRecord(after)) return after;
  const recorded = await record(id);
  return recorded ? note(id, recorded) : after;
}

/** Sends an order, or asks again what became of it. Two tabs take turns. */
export const send = (id: string): Promise<Order | undefined> =>
  navigator.locks.request(`mereau:order:${id}`, () => attempt(id));
