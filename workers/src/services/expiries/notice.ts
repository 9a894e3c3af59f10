import { and, eq, sql } from "drizzle-orm";

import { accountHolder, member } from "@mereau/db/tenant/schema.ts";
import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import { beginningOf } from "@mereau/shared/policies/prepaid/months.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { monthlyExpiryWork } from "#services/expiries/work.ts";
import { expiryLetter } from "#services/mail/templates/expiry.ts";
import { writtenRun } from "#services/messages/plan.ts";

/** Tells owners what will expire at the beginning of the next month, once, so many days before as the policies say. */
export const noticeExpiry = monthlyExpiryWork({
  name: "expiry_notice",
  daysBefore: (expiry) => expiry?.noticeDays ?? 0,
  async perform(ctx, code, month, { expiring }) {
    const begins = beginningOf(month);
    if (ctx.now >= begins) return [];
    const money = await findCurrency(ctx, code);
    const amounts = new Map(expiring.map(({ account, amount }) => [account, amount]));
    const accounts = JSON.stringify([...amounts.keys()]);
    const owners = await ctx.db
      .select({ account: accountHolder.account, id: member.id, language: member.language })
      .from(accountHolder)
      .innerJoin(member, eq(member.id, accountHolder.member))
      .where(
        and(
          eq(accountHolder.role, "owner"),
          sql`${accountHolder.account} in (select value from json_each(${accounts}))`,
        ),
      );
    return owners.map(({ account, id, language }) => {
      const letter = expiryLetter[language]({
        amount: displayAmount(amounts.get(account) ?? 0, money, language),
        lastDay: dateInWords(begins - 1)[language],
      });
      return writtenRun(ctx, {
        member: id,
        kind: "expiry",
        about: `${account} ${month}`,
        letter: `expiry ${id}`,
        ...letter,
      });
    });
  },
});
