import { eq, type SQL, sql } from "drizzle-orm";

import { member, signInPhone } from "@mereau/db/tenant/schema.ts";
import type { SignInName } from "@mereau/shared/contracts/sessions.ts";

/** Whether a member is the one who signs in with this e-mail address or telephone number. */
export const isNamed = ({ email, phone }: SignInName): SQL =>
  email === undefined
    ? sql`${member.id} = (select ${signInPhone.member} from ${signInPhone} where ${signInPhone.phone} = ${phone ?? null})`
    : eq(member.email, email);
