import { asc, eq, sql } from "drizzle-orm";

import { audit, mail, member, membershipFee, memberType, transfer } from "@mereau/db/tenant/schema.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import {
  membershipFeeSettings,
  type MembershipFeeSettings,
} from "@mereau/shared/policies/membershipFee/settings.ts";
import { getAccount } from "#services/accounts/get.ts";
import type { Caller } from "#services/context.ts";
import { changeFeePolicy } from "#services/membership-fees/changePolicy.ts";
import { giveFeeMandate } from "#services/membership-fees/mandate.ts";
import { listFees } from "#services/membership-fees/list.ts";
import { openPot } from "#services/pots/open.ts";
import { newId, startCommunity } from "#testing/community.ts";

export const DAY = 86_400_000;
export const POT = "MIEL:pot-fees";

/** Reminders at 0, 15 and 45 days, overdue at 30, a notice at 75, suspended at 90: unless another is said. */
export const feeSettings = (change: Partial<MembershipFeeSettings> = {}): MembershipFeeSettings =>
  membershipFeeSettings.parse({
    since: "2027-01-01",
    period: "calendar_year",
    amount: "12",
    newcomers: "by_month",
    pot: POT,
    unpaid: { leadsTo: "suspend", afterDays: 90, noticeDays: 15 },
    ...change,
  });

/**
 * A community that asks fees in euros, payable in miels, at the beginning of 2027. Noor is its member; Maud, its
 * administrator, is of a type that pays none.
 */
export async function startFeeTown(change: Partial<MembershipFeeSettings> = {}) {
  const town = await startCommunity();
  const noor = await town.join("Noor");
  const addressed = (who: string, caller: Caller) =>
    town.db
      .update(member)
      .set({ email: `${who}@example.org` })
      .where(eq(member.id, caller.member));
  await addressed("noor", noor.caller);
  await town.db.insert(memberType).values({ code: "staff", name: "Équipe", provider: false, accounts: {} });
  await town.db.update(member).set({ type: "staff" }).where(eq(member.id, town.admin.member));
  let now = momentOf("2026-12-31");
  const at = (moment = now) => town.context({ now: moment });
  await openPot(at(), town.admin, { id: POT, name: "Cotisations" });
  const settle = (asked: Partial<MembershipFeeSettings> = {}) =>
    changeFeePolicy(at(), town.admin, feeSettings({ byType: { staff: "0" }, ...change, ...asked }));
  await settle();

  /** Does what is due at a date, and lets the clock stand there. */
  const goTo = async (date: string) => {
    now = momentOf(date) + 3_600_000;
    await town.runDue(now);
  };

  /** Looks at what is due on these days, counted from the first of January 2027. */
  const look = async (...days: number[]) => {
    for (const day of days) {
      now = momentOf("2027-01-01") + day * DAY + 3_600_000;
      await town.runDue(now);
    }
  };

  const feesOf = (caller = noor.caller) =>
    town.db
      .select()
      .from(membershipFee)
      .where(eq(membershipFee.member, caller.member))
      .orderBy(asc(membershipFee.startsOn));

  /** The one open or last fee of a member, as the API shows it. */
  const feeOf = async (caller = noor.caller) => {
    const { items } = await listFees(at(), caller, { all: false, limit: 1 });
    const [fee] = items;
    if (!fee) throw new Error("no fee was asked");
    return fee;
  };

  const mailsTo = async (who: string) =>
    (
      await town.db
        .select({ at: mail.createdAt, subject: mail.subject })
        .from(mail)
        .where(eq(mail.recipient, `${who}@example.org`))
        .orderBy(asc(mail.createdAt))
    )
      .filter(({ subject }) => /cotisation/.test(subject))
      .map((sent) => [new Date(sent.at).toISOString().slice(0, 10), sent.subject]);

  const statusOf = async (caller = noor.caller) =>
    (await town.db.select().from(member).where(eq(member.id, caller.member)))[0]?.status;

  const balanceOf = async (account: string) => (await getAccount(at(), town.admin, account)).balance;

  const paymentsToPot = () => town.db.select().from(transfer).where(eq(transfer.to, POT));

  const actions = async () =>
    (
      await town.db
        .select({ action: audit.action })
        .from(audit)
        .orderBy(sql`rowid`)
    ).map(({ action }) => action);

  const agree = (who: { caller: Caller; account: string }, upTo = "50") =>
    giveFeeMandate(at(), who.caller, { id: newId(), account: who.account, upTo, order: null });

  return {
    ...town,
    noor,
    addressed,
    at,
    settle,
    goTo,
    look,
    feesOf,
    feeOf,
    mailsTo,
    statusOf,
    balanceOf,
    paymentsToPot,
    actions,
    agree,
  };
}

export type FeeTown = Awaited<ReturnType<typeof startFeeTown>>;
