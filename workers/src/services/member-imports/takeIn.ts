import { and, inArray, sql } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import { asks } from "@mereau/shared/membership/admission.ts";
import { FIRST_MEMBER_NUMBER } from "@mereau/shared/membership/account.ts";
import type { ImportPerson } from "@mereau/shared/import/person.ts";
import type { CommunityContext } from "#services/context.ts";
import type { ImportRow } from "#services/member-imports/find.ts";
import type { Opened } from "#services/member-imports/openAccounts.ts";
import { endsWrite } from "#services/membership/ends.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";
import { expiryFrom } from "#services/membership/recognise.ts";
import type { Write } from "#services/scheduled/plan.ts";

/** Somebody whom a line is about, under the id that they have or will have. */
export type Newcomer = ImportPerson & { line: number; id: string };

/**
 * The writes that enter newcomers, with the next member numbers, as applicants: they wait until their accounts are open. Who came
 * meanwhile under the same address or former number is passed over.
 */
export function enterWrites(
  { db, now }: CommunityContext,
  { options }: ImportRow,
  people: readonly Newcomer[],
): Write[] {
  const told = JSON.stringify(
    people.map(({ id, name, email, phone, type, number }) => [id, name, email, phone, type, number]),
  );
  return [
    db.run(sql`insert into ${member} (id, number, name, email, phone, type, status, role, language, message, applied_at)
      select value ->> 0, (select coalesce(max(number), ${FIRST_MEMBER_NUMBER - 1}) from ${member}) + row_number() over (order by key),
        value ->> 1, value ->> 2, value ->> 3, value ->> 4, 'applied', 'member', ${options.language}, null, ${now}
      from json_each(${told})
      where not exists (select 1 from ${member} as other where other.id = value ->> 0)
        and not exists (select 1 from ${member} as other where other.email = value ->> 2)
        and not exists (select 1 from former_number as other where other.number = value ->> 5)`),
  ];
}

/** Those of them who were entered, and whom nobody has decided against since. */
export const findEntered = ({ db }: CommunityContext, people: readonly Newcomer[]) =>
  db
    .select({ id: member.id, number: member.number, name: member.name, type: member.type })
    .from(member)
    .where(
      and(
        sql`${member.id} in (select value from json_each(${JSON.stringify(people.map(({ id }) => id))}))`,
        inArray(member.status, ["applied", "active"]),
      ),
    );

type TakenIn = { newcomers: readonly Newcomer[]; accounts: readonly Opened[] };

/** The writes that make them owners of their accounts, active, and recognised where nobody has to certify them. Nobody is written to. */
export async function takeInWrites(
  ctx: CommunityContext,
  { confirmedBy }: ImportRow,
  { newcomers, accounts }: TakenIn,
): Promise<Write[]> {
  const { db, now } = ctx;
  const ids = newcomers.map(({ id }) => id);
  const list = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const opened = sql`json_each(${JSON.stringify(accounts.map(({ account, member: id, name }) => [account, id, name]))})`;
  const told = sql`json_each(${JSON.stringify(newcomers.map(({ id, number, note }) => [id, number, note]))})`;
  const { settings } = await readMembershipPolicy(ctx);
  return [
    db.run(sql`insert into account_holder (account, member, role, per_transfer, per_day, since)
      select value ->> 0, value ->> 1, 'owner', null, null, ${now} from ${opened} where true on conflict do nothing`),
    db.run(sql`insert into account_profile (account, name, opened_at)
      select value ->> 0, value ->> 2, ${now} from ${opened} where true on conflict do nothing`),
    db.run(sql`update ${member} set status = 'active', decided_at = ${now}, decided_by = ${confirmedBy}
      where id in ${list} and status = 'applied'`),
    claimPhonesWrite(ctx, ids),
    db.run(sql`insert into former_number (number, member)
      select value ->> 1, value ->> 0 from ${told} where value ->> 1 is not null on conflict do nothing`),
    // The first note of a member bears their own id, so that it is written once
    db.run(sql`insert into member_note (id, member, "by", at, text)
      select value ->> 0, value ->> 0, ${confirmedBy}, ${now}, value ->> 2 from ${told} where value ->> 2 is not null
      on conflict do nothing`),
    ...(asks(settings).certifications
      ? []
      : [
          db.run(sql`insert into membership (member, state, since, expires_at, unsettled_since)
            select id, 'recognised', ${now}, ${expiryFrom(settings, now)}, iif(${receivesDividend}, ${now}, null)
            from ${member} where id in ${list} and status = 'active' on conflict do nothing`),
          endsWrite(ctx, settings, { ids }),
        ]),
  ];
}

/** Of whom the ledger is to be told: their type brings an account in a currency with a dividend. */
const receivesDividend = sql`exists (select 1 from account_holder join account on account.id = account_holder.account
  join currency on currency.code = account.currency and currency.kind = 'dividend' where account_holder.member = ${member}.id)`;

/** The write that lets many sign in with their telephone numbers; one that somebody else has stays theirs. */
export const claimPhonesWrite = ({ db }: CommunityContext, ids: readonly string[]): Write =>
  db.run(sql`insert into sign_in_phone (phone, member)
    select phone, id from ${member} where id in (select value from json_each(${JSON.stringify(ids)}))
      and status = 'active' and phone glob '+[1-9]*'
    on conflict do nothing`);
