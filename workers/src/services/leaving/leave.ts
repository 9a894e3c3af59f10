import { and, eq, ne, sql } from "drizzle-orm";

import { accessVersion, mail, member as members } from "@mereau/db/tenant/schema.ts";
import type { Departure, LeavingConfirmation } from "@mereau/shared/contracts/leaving.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import { allowanceCommand } from "#services/accounts/allowance.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { heldAccounts } from "#services/leaving/accounts.ts";
import { readConfirmation } from "#services/leaving/confirmation.ts";
import { endingWrites } from "#services/leaving/ending.ts";
import { erasures } from "#services/leaving/erase.ts";
import { giveAway } from "#services/leaving/giveAway.ts";
import { kept } from "#services/leaving/kept.ts";
import { labelOf } from "#services/leaving/label.ts";
import { refuseObstacles } from "#services/leaving/obstacles.ts";
import { mayLetLeave } from "#services/leaving/right.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import type { Mailer } from "#services/mail/mailer.ts";
import { farewellMail } from "#services/mail/templates/farewell.ts";
import { findMember, type MemberRow } from "#services/members/find.ts";
import { announce, settleStandings, unsettledWrite } from "#services/membership/settle.ts";
import { Refusal } from "#services/refusal.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { firstLanguage } from "#services/settings/firstLanguage.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/** What comes in while somebody leaves is given away too, so many times. */
const ROUNDS_MAX = 3;

type Asked = {
  request: LeavingConfirmation & { reason?: string };
  sealingKey: Uint8Array;
  /** The member whom the address names; nothing where it is whoever asks. */
  member?: string;
};

/** The answer, and what is written to them afterwards, while there is still an address. */
export type Left = { departure: Departure; farewell: ((mailer: Mailer) => Promise<void>) | null };

/*
 *   obstacles refuse ─▶ balances given ─▶ accounts closed ─▶ spending taken back ─▶ erased, all in one transaction
 */
/**
 * Lets a member leave, for good: what they have is given away as they wish, the accounts that they alone own are closed,
 * what was under way ends, and what is known of them is erased, but for what the law asks to be kept.
 * Every step may be repeated, so that whatever fails, asking again with the same id finishes it; nothing of them is erased
 * before their accounts are closed. Once they have left it answers the same, also when the session is gone.
 *
 * Refuses with `confirmation_wrong` (another’s, or too old), `leaving_balance`, `leaving_debt`, `leaving_holds`,
 * `last_admin`, and as payments do where a balance is given away.
 */
export async function leave(
  ctx: CommunityContext,
  caller: Caller | undefined,
  { request, sealingKey, member }: Asked,
): Promise<Left> {
  const subject = await readConfirmation(ctx, sealingKey, request.confirmation);
  const isTheirs = caller === undefined || subject?.by === caller.member;
  if (!subject || !isTheirs || (member ?? subject.by) !== subject.member)
    throw new Refusal("confirmation_wrong");
  const leaver = await findMember(ctx, subject.member);
  if (leaver.status === "left") return { departure: await departureOf(ctx, leaver), farewell: null };
  if (!caller) throw new Refusal("unauthenticated");
  mayLetLeave(caller, leaver);

  await emptyAndClose(ctx, caller, leaver, request);
  await takeSpendingBack(ctx, leaver.id);
  await erase(ctx, caller, leaver, request.reason);
  forgetHolders(ctx, { member: leaver.id });
  forgetCallers(ctx.id, { member: leaver.id });
  await settleStandings(ctx);
  return {
    departure: await departureOf(ctx, await findMember(ctx, leaver.id)),
    farewell: leaver.email === null ? null : (mailer) => sayFarewell(ctx, mailer, leaver),
  };
}

/** Gives balances away and closes accounts, one after the other; what was closed before stays so. */
async function emptyAndClose(
  ctx: CommunityContext,
  caller: Caller,
  leaver: MemberRow,
  { id, giveTo }: LeavingConfirmation,
): Promise<void> {
  for (let round = 1; ; round += 1) {
    const held = await heldAccounts(ctx, leaver.id);
    await refuseObstacles(ctx, leaver, held, giveTo);
    const open = held.filter(({ row, becomes }) => becomes === "closed" && row.status !== "closed");
    const closing = open.map(({ row }) => row.id);
    for (const account of open) await giveAway(ctx, caller, account, { request: id, giveTo, closing });
    try {
      for (const { row } of open)
        await submitSettings(ctx, [{ kind: "set_status", account: row.id, status: "closed" }], row.currency);
      return;
    } catch (error) {
      const isFilled = error instanceof Refusal && error.code === "account_not_empty";
      if (!isFilled || round === ROUNDS_MAX) throw error;
    }
  }
}

/** What they could spend from accounts that others keep. */
async function takeSpendingBack(ctx: CommunityContext, member: string): Promise<void> {
  const held = await heldAccounts(ctx, member);
  const others = held.filter(({ becomes, row }) => becomes !== "closed" && row.status !== "closed");
  await submitSettings(
    ctx,
    others.map(({ row }) => allowanceCommand(row.id, member, null)),
  );
}

async function erase(
  ctx: CommunityContext,
  caller: Caller,
  leaver: MemberRow,
  reason: string | undefined,
): Promise<void> {
  const { id, number, name, email, phone } = leaver;
  const held = await heldAccounts(ctx, id);
  const accounts = held.filter(({ becomes }) => becomes === "closed").map(({ row }) => row.id);
  const label = labelOf(number, await firstLanguage(ctx));
  const addresses = [email, phone].filter((address) => address !== null);
  const [first = [], ...others] = erasures.map(({ writes }) =>
    writes(ctx, { id, accounts, name, addresses, label, by: caller.member }),
  );
  const told = {
    caller,
    onBehalfOf: caller.member === id ? null : id,
    action: "member.leave",
    subject: id,
    detail: { accounts, ...(reason !== undefined && { reason }) },
  };
  await announce(ctx);
  try {
    await writeAll(ctx, [
      ...first,
      recordChange(ctx, told),
      onlyIfLeft(ctx, id),
      ...endingWrites(ctx, { id, accounts }),
      ...others.flat(),
      unsettledWrite(ctx, id),
    ]);
  } catch (error) {
    if ((await findMember(ctx, id)).status === "left") return;
    if (isLastAdminLeft(error)) throw new Refusal("last_admin");
    throw error;
  }
}

/** Fails the transaction where the member was not let go: of two administrators who leave at once, one stays. */
const onlyIfLeft = ({ db }: CommunityContext, id: string) =>
  db.run(sql`insert into ${accessVersion} (member, version)
    select null, 0 where not exists (select 1 from ${members} where id = ${id} and status = 'left')`);

function isLastAdminLeft(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause)
    if (current.message.includes("NOT NULL constraint failed: access_version.member")) return true;
  return false;
}

async function departureOf(ctx: CommunityContext, left: MemberRow): Promise<Departure> {
  const held = await heldAccounts(ctx, left.id);
  return {
    member: left.id,
    number: left.number,
    name: left.name,
    leftAt: left.decidedAt ?? ctx.now,
    closed: held.filter(({ row }) => row.status === "closed").map(({ row }) => row.id),
    kept: kept(),
  };
}

/** The last letter, of which nothing is kept where it was really sent. */
async function sayFarewell(
  ctx: CommunityContext,
  mailer: Mailer,
  { email, language }: MemberRow,
): Promise<void> {
  if (email === null) return;
  await mailer.send(ctx, { to: email, ...(await farewellMail(language, ctx.name)) });
  await ctx.db.delete(mail).where(and(eq(mail.recipient, email), ne(mail.state, "kept")));
}
