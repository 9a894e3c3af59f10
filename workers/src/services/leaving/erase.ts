import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";

import {
  accountHolder,
  accountProfile,
  apiKey,
  billing,
  deviceKey,
  formerNumber,
  invitation,
  invoice,
  jobRun,
  knownDevice,
  loginCode,
  mail,
  member,
  memberCard,
  memberImportLine,
  memberNote,
  membership,
  membershipFeeMandate,
  notificationChoice,
  passkey,
  paymentCard,
  payoutDetails,
  pushSubscription,
  recoveryCode,
  session,
  signInPhone,
  sponsorship,
  taskClaim,
  totp,
} from "@mereau/db/tenant/schema.ts";
import { isNotLastOwner } from "#services/accounts/setHolder.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Leaver } from "#services/leaving/ending.ts";
import { isNotLastAdmin } from "#services/members/lastAdmin.ts";
import { MESSAGES } from "#services/messages/plan.ts";
import { forgetUnshown } from "#services/pictures/keep.ts";
import { PUSHES } from "#services/push/work.ts";
import type { Write } from "#services/scheduled/plan.ts";

/** `name` is the one that is erased, and `label` what takes its place; `addresses` are those of e-mail and telephone. */
export type Erased = Leaver & { name: string; addresses: readonly string[]; label: string; by: string };

type Erasure = {
  /** The tables that it looks after: every table that names members is among these, or among `keptTables`. */
  tables: readonly string[];
  writes: (ctx: CommunityContext, leaver: Erased) => Write[];
};

/** The name of the earliest owner of an account beside somebody. */
const firstOwnerBut = (id: string) => sql`(select other.name from ${accountHolder} as holder
  join ${member} as other on other.id = holder.member
  where holder.account = ${accountProfile.account} and holder.role = 'owner' and holder.member <> ${id}
  order by holder.since, holder.member limit 1)`;

/**
 * What is erased when somebody leaves, one line for each part of what is known of them: a new table that names members
 * adds a line here, or to `keptTables` with the reason. They are written in one transaction, in this order.
 */
export const erasures: readonly Erasure[] = [
  {
    // The first: the only administrator finds no row, and so is not erased by what follows either
    // Its words, by which they were found, go with the name: triggers write them
    tables: ["member", "member_word"],
    writes: ({ db, now }, { id, label, by }) => [
      db
        .update(member)
        .set({
          status: "left",
          role: "member",
          name: label,
          email: null,
          phone: null,
          message: null,
          decidedAt: now,
          decidedBy: by,
          decisionReason: null,
        })
        .where(and(eq(member.id, id), ne(member.status, "left"), isNotLastAdmin)),
    ],
  },
  {
    tables: ["session", "login_code", "api_key", "passkey", "totp", "recovery_code", "payment_card"],
    writes: ({ db }, { id }) => [
      db.delete(session).where(eq(session.member, id)),
      db.delete(loginCode).where(eq(loginCode.member, id)),
      db.delete(apiKey).where(eq(apiKey.member, id)),
      db.delete(passkey).where(eq(passkey.member, id)),
      db.delete(totp).where(eq(totp.member, id)),
      db.delete(recoveryCode).where(eq(recoveryCode.member, id)),
      db.delete(paymentCard).where(eq(paymentCard.member, id)),
    ],
  },
  {
    // The public half stays: with it anybody can check the orders and the acceptances that were signed
    tables: ["device_key"],
    writes: ({ db, now }, { id, label }) => [
      db
        .update(deviceKey)
        .set({ revokedAt: now })
        .where(and(eq(deviceKey.member, id), isNull(deviceKey.revokedAt))),
      db.update(deviceKey).set({ name: label, session: null }).where(eq(deviceKey.member, id)),
    ],
  },
  {
    tables: ["account_holder", "account_profile"],
    writes: ({ db }, { id, name, label, accounts }) => [
      db
        .update(accountProfile)
        .set({ name: label })
        .where(inArray(accountProfile.account, [...accounts])),
      // An account that goes on without them is not called by their name any more
      db
        .update(accountProfile)
        .set({ name: firstOwnerBut(id) })
        .where(
          and(
            eq(accountProfile.name, name),
            sql`${accountProfile.account} in (select account from ${accountHolder} where member = ${id} and role = 'owner')`,
          ),
        ),
      db.delete(accountHolder).where(and(eq(accountHolder.member, id), isNotLastOwner)),
    ],
  },
  {
    // An account that goes on with another owner keeps its bank account
    tables: ["payout_details"],
    writes: ({ db }, { accounts }) => [
      db.delete(payoutDetails).where(inArray(payoutDetails.account, [...accounts])),
    ],
  },
  {
    tables: ["member_card", "picture"],
    writes: (ctx, { id }) => [ctx.db.delete(memberCard).where(eq(memberCard.member, id)), forgetUnshown(ctx)],
  },
  {
    tables: ["membership"],
    writes: ({ db, now }, { id }) => [
      db
        .update(membership)
        .set({
          state: "revoked",
          revokedBy: id,
          endsAt: sql`iif(${membership.state} = 'recognised', ${now}, ${membership.endsAt})`,
          nextReminderAt: null,
          notice: null,
          noticeAt: null,
        })
        .where(eq(membership.member, id)),
    ],
  },
  {
    tables: ["billing", "sponsorship", "membership_fee_mandate"],
    writes: ({ db }, { id }) => [
      db.delete(billing).where(eq(billing.member, id)),
      db.delete(sponsorship).where(eq(sponsorship.member, id)),
      db.delete(membershipFeeMandate).where(eq(membershipFeeMandate.member, id)),
    ],
  },
  {
    // A draft has no number, and is nobody’s business yet
    tables: ["invoice", "task_claim"],
    writes: ({ db }, { id }) => [
      db.delete(invoice).where(and(eq(invoice.sellerMember, id), eq(invoice.state, "draft"))),
      db.update(taskClaim).set({ note: null }).where(eq(taskClaim.member, id)),
    ],
  },
  {
    // Whom they invited is theirs to tell; who came stays
    tables: ["invitation", "sign_in_phone"],
    writes: ({ db, now }, { id }) => [
      db
        .update(invitation)
        .set({ revokedAt: now })
        .where(and(eq(invitation.by, id), isNull(invitation.revokedAt))),
      db.update(invitation).set({ note: null }).where(eq(invitation.by, id)),
      db.update(invitation).set({ sponsor: null }).where(eq(invitation.sponsor, id)),
      db.delete(signInPhone).where(eq(signInPhone.member, id)),
    ],
  },
  {
    // What they noted of others stays: it is those others’
    tables: ["member_note", "former_number", "member_import_line"],
    writes: ({ db }, { id }) => [
      db.delete(memberNote).where(eq(memberNote.member, id)),
      db.delete(formerNumber).where(eq(formerNumber.member, id)),
      db
        .update(memberImportLine)
        .set({ cells: null, person: null, faults: [] })
        .where(eq(memberImportLine.member, id)),
    ],
  },
  {
    tables: ["notification_choice", "push_subscription", "known_device"],
    writes: ({ db }, { id }) => [
      db
        .update(jobRun)
        .set({ detail: null, finishedAt: sql`coalesce(${jobRun.finishedAt}, ${jobRun.dueAt})` })
        .where(
          and(
            eq(jobRun.work, PUSHES),
            sql`${jobRun.subject} in (select id from ${pushSubscription} where member = ${id})`,
          ),
        ),
      db.delete(pushSubscription).where(eq(pushSubscription.member, id)),
      db.delete(notificationChoice).where(eq(notificationChoice.member, id)),
      db.delete(knownDevice).where(eq(knownDevice.member, id)),
    ],
  },
  {
    tables: ["mail", "job_run"],
    writes: ({ db, now }, { id, addresses }) => [
      // A couple may share a telephone: what was sent to it is the other’s too
      db
        .delete(mail)
        .where(
          and(
            inArray(mail.recipient, [...addresses]),
            sql`not exists (select 1 from ${member} where email = ${mail.recipient} or phone = ${mail.recipient})`,
          ),
        ),
      db
        .update(jobRun)
        .set({ detail: null, finishedAt: sql`coalesce(${jobRun.finishedAt}, ${now})` })
        .where(and(eq(jobRun.work, MESSAGES), sql`json_extract(${jobRun.detail}, '$.member') = ${id}`)),
    ],
  },
];
