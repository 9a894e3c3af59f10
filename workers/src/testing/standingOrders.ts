import { eq } from "drizzle-orm";

import { mail, member, transfer } from "@mereau/db/tenant/schema.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import { type StandingOrderRequest, standingOrderRequest } from "@mereau/shared/contracts/standingOrders.ts";
import { getAccount } from "#services/accounts/get.ts";
import type { Caller } from "#services/context.ts";
import { createStandingOrder } from "#services/standing-orders/create.ts";
import { listPayments } from "#services/standing-orders/read.ts";
import { newId, startCommunity } from "#testing/community.ts";

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const january = momentOf("2027-01-31");

type Party = { caller: Caller; account: string };

/** A community in which Noor has a shop paid at dates that come back, and what came of it. */
export async function startOrdering() {
  const town = await startCommunity();
  const noor = await town.join("Noor");
  const shop = await town.join("Fournil", "provider");
  await town.db.update(member).set({ email: "noor@example.org" }).where(eq(member.id, noor.caller.member));

  const at = (now: number) => town.context({ now });

  const orderOf = (change: Partial<StandingOrderRequest> = {}): StandingOrderRequest =>
    standingOrderRequest.parse({
      id: newId(),
      currency: "MIEL",
      from: noor.account,
      to: shop.account,
      amount: "10",
      memo: "Panier",
      rhythm: { every: "month", day: 31 },
      firstDate: "2027-01-31",
      ...change,
    });

  const create = (change: Partial<StandingOrderRequest> = {}, now = january - DAY) =>
    createStandingOrder(at(now), noor.caller, orderOf(change));

  const balanceOf = async ({ caller, account }: Party) =>
    (await getAccount(at(january), caller, account)).balance;

  const paymentsOf = async (id: string) => {
    const { items } = await listPayments(at(january), noor.caller, id, { limit: 100 });
    return items.toReversed().map(({ date, state, tries, reason }) => [date, state, tries, reason]);
  };

  const transfersOf = (id: string) =>
    town.db
      .select()
      .from(transfer)
      .where(eq(transfer.reference, `standing-orders/${id}`))
      .orderBy(transfer.seq);

  const mailsTo = async (recipient: string) => {
    const sent = await town.db
      .select({ subject: mail.subject })
      .from(mail)
      .where(eq(mail.recipient, recipient));
    return sent.map(({ subject }) => subject).filter((subject) => subject.includes("versement programmé"));
  };

  return { town, noor, shop, at, orderOf, create, balanceOf, paymentsOf, transfersOf, mailsTo };
}

export type Ordering = Awaited<ReturnType<typeof startOrdering>>;
