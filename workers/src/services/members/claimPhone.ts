import { and, eq, inArray, sql } from "drizzle-orm";

import { member, signInPhone } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import type { MemberRow } from "#services/members/find.ts";
import type { Write } from "#services/scheduled/plan.ts";

/**
 * The write that lets a member who has just been taken in sign in with their telephone number. Where somebody else does
 * already, as a couple with one telephone may, it stays theirs: the member signs in by e-mail.
 */
export const claimPhoneWrite = ({ db }: CommunityContext, id: string): Write =>
  db.run(sql`
    insert into ${signInPhone} (phone, member)
    select ${member.phone}, ${member.id} from ${member}
    where ${and(eq(member.id, id), eq(member.status, "active"))} and ${member.phone} glob '+[1-9]*'
    on conflict do nothing`);

/** Who is in, or was and may be let back in. */
const withPhone = ["active", "suspended"] as const;

/** The writes that give a member another number to sign in with; they fail on `sign_in_phone.phone` where it is somebody else’s. */
export const changePhoneWrites = (
  { db }: CommunityContext,
  before: Pick<MemberRow, "id" | "phone">,
  phone: string | null,
): Write[] =>
  phone === before.phone
    ? []
    : [
        db.delete(signInPhone).where(eq(signInPhone.member, before.id)),
        db.run(sql`
          insert into ${signInPhone} (phone, member)
          select ${member.phone}, ${member.id} from ${member}
          where ${and(eq(member.id, before.id), inArray(member.status, [...withPhone]))} and ${member.phone} is not null`),
      ];
