import { and, inArray, sql } from "drizzle-orm";
import type * as z from "zod";

import { member } from "@mereau/db/tenant/schema.ts";
import { accountNames } from "#services/accounts/names.ts";
import { findCurrency } from "#services/currencies/find.ts";
import type { Mail } from "#services/mail/message.ts";
import { letterMail } from "#services/mail/templates/letter.ts";
import { letters } from "#services/mail/templates/letters.ts";
import { amountTold } from "#services/messages/amount.ts";
import { deliver } from "#services/messages/deliver.ts";
import { MESSAGES, plannedMessage } from "#services/messages/plan.ts";
import { type Outcome, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/** Messages handed over by one run of the alarm. */
const AT_ONCE_MAX = 20;

type Addressee = Pick<typeof member.$inferSelect, "id" | "email" | "language">;

/** Sends what members are told by e-mail. One without an address, or who has left, is told nothing; whoever was not taken in is told that. */
export const sendMessages = runsWork({
  name: MESSAGES,
  runsMax: AT_ONCE_MAX,
  async perform(ctx, runs) {
    const planned = runs.map((run) => plannedMessage.parse(run.detail));
    const ids = JSON.stringify(planned.map((message) => message.member));
    const found = await ctx.db
      .select({ id: member.id, email: member.email, language: member.language })
      .from(member)
      .where(
        and(
          sql`${member.id} in (select value from json_each(${ids}))`,
          inArray(member.status, ["active", "suspended", "refused"]),
        ),
      );
    const members = new Map(found.map((row) => [row.id, row]));
    const nameOf = await accountNames(
      ctx,
      planned.flatMap((message) => ("other" in message ? [message.other] : [])),
    );
    return Promise.all(
      runs.map(async (run, index): Promise<Outcome> => {
        const message = planned[index];
        const addressee = message && members.get(message.member);
        return message && addressee?.email
          ? deliver(ctx, run, {
              to: addressee.email,
              ...(await mailOf(ctx, addressee.language, message, nameOf)),
            })
          : { went: "done" };
      }),
    );
  },
});

/** What is sent: a letter about a payment is written now, and calls the other account by its name. */
async function mailOf(
  ctx: WorkContext,
  language: Addressee["language"],
  message: z.infer<typeof plannedMessage>,
  nameOf: (account: string) => string,
): Promise<Omit<Mail, "to">> {
  if ("paragraphs" in message) return letterMail(language, ctx.name, message);
  const { letter, amount, mix, beside, ...facts } = message;
  const currency = await findCurrency(ctx, facts.currency);
  const shown = amountTold({ amount, mix, beside }, currency, language);
  const letterOf = letters[letter][language];
  return letterMail(language, ctx.name, letterOf({ ...facts, other: nameOf(facts.other), amount: shown }));
}
