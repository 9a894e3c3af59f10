import { and, eq, inArray, sql } from "drizzle-orm";

import { accessVersion, accountHolder, member } from "@mereau/db/tenant/schema.ts";
import type { Admission } from "@mereau/shared/ledger/binding.ts";
import type { PaymentCommand, Verdict } from "@mereau/shared/ledger/command.ts";
import { isPotId } from "@mereau/shared/membership/account.ts";
import type { CommunityContext } from "#services/context.ts";
import { managing } from "#services/roles.ts";

/** That a member lets the community pay later from an account, or from a pot, as long as they may pay from it themselves. */
export type Mandate = { member: string; account: string };

const keyOf = ({ member: holder, account }: Mandate): string => `${holder} ${account}`;

/** The access version of a member: 0 until they lose any access. */
const version = sql<number>`coalesce(${accessVersion.version}, 0)`;

const named = (ids: readonly string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`;

/**
 * Those of these mandates that stand: whose member is active, and owns or operates the account; or manages the community,
 * where the account is a pot, which nobody holds. With each comes the access version under which it stands, so that what is
 * paid under it commits only while it does.
 */
export async function findStanding(
  { db }: CommunityContext,
  mandates: readonly Mandate[],
): Promise<(mandate: Mandate) => Admission | null> {
  const held = JSON.stringify(mandates.map((one) => [one.account, one.member]));
  const ofPots = mandates.filter(({ account }) => isPotId(account));
  const [holders, managers] = await db.batch([
    db
      .select({ account: accountHolder.account, member: accountHolder.member, version })
      .from(accountHolder)
      .innerJoin(member, and(eq(member.id, accountHolder.member), eq(member.status, "active")))
      .leftJoin(accessVersion, eq(accessVersion.member, accountHolder.member))
      .where(
        and(
          inArray(accountHolder.role, ["owner", "operator"]),
          sql`(${accountHolder.account}, ${accountHolder.member}) in
          (select value ->> 0, value ->> 1 from json_each(${held}))`,
        ),
      ),
    db
      .select({ member: member.id, version })
      .from(member)
      .leftJoin(accessVersion, eq(accessVersion.member, member.id))
      .where(
        and(
          sql`${member.id} in ${named(ofPots.map((one) => one.member))}`,
          eq(member.status, "active"),
          inArray(member.role, [...managing]),
        ),
      ),
  ]);
  const found = new Map(holders.map((row) => [keyOf(row), { member: row.member, version: row.version }]));
  const byManager = new Map(managers.map((row) => [row.member, row]));
  for (const mandate of ofPots) {
    const admission = byManager.get(mandate.member);
    if (admission) found.set(keyOf(mandate), admission);
  }
  return (mandate) => found.get(keyOf(mandate)) ?? null;
}

/** A payment to be made under a mandate that stands. */
export type MandatedPayment = { admission: Admission; command: PaymentCommand };

/** Who is written down as having paid: nobody just then, in the name of whoever had scheduled it. */
export const scheduledBy = (holder: string) => ({ member: null, onBehalfOf: holder });

/**
 * Makes payments under mandates, each with its own verdict, in order. Linked ones are of one member. Throws where it is
 * not known what became of them, or where somebody has just lost access: asked again under the same ids it is done once.
 */
export async function payUnderMandates(
  { id, ledger }: CommunityContext,
  payments: readonly MandatedPayment[],
): Promise<Verdict[]> {
  const verdicts = new Map<MandatedPayment, Verdict>();
  const byMember = Map.groupBy(payments, ({ admission }) => `${admission.member} ${admission.version}`);
  await Promise.all(
    [...byMember.values()].map(async (group) => {
      const [first] = group;
      if (!first) return;
      const commands = group.map(({ command }) => command);
      const answer = await ledger.submit(id, commands, first.admission);
      if (!answer.ok) throw new Error(`The ledger answered ${answer.code}`);
      for (const [index, payment] of group.entries()) {
        const verdict = answer.verdicts[index];
        if (verdict) verdicts.set(payment, verdict);
      }
    }),
  );
  return payments.map((payment) => {
    const verdict = verdicts.get(payment);
    if (!verdict) throw new Error("The ledger left a payment unanswered");
    return verdict;
  });
}
