import { eq, is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";

import * as tenant from "@mereau/db/tenant/schema.ts";
import { account, billing, deviceKey, member, memberCard, passkey } from "@mereau/db/tenant/schema.ts";
import { getAccount } from "#services/accounts/get.ts";
import type { Caller } from "#services/context.ts";
import { leave } from "#services/leaving/leave.ts";
import { requestLeaving } from "#services/leaving/notice.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { openSession } from "#services/sign-in/openSession.ts";
import { newId, type TestCommunity } from "#testing/community.ts";

const naming = /^(member|actor|certifie[rd]|on_behalf_of|validators|by|\w+_by|seller_member)$/;

/** The names of all tables in which a column names a member: what is told of people, and erased, must think of each. */
export function tablesNamingMembers(): string[] {
  const found = Object.values<unknown>(tenant)
    .filter((table) => is(table, SQLiteTable))
    .map((table) => getTableConfig(table))
    .filter(({ columns }) => columns.some(({ name }) => naming.test(name)))
    .map(({ name }) => name);
  if (found.length < 30) throw new Error("The columns that name members are not called as they were");
  return found;
}

type Asked = { giveTo?: string[]; reason?: string; who?: string };

/** How people leave a test community, and what is left of them. */
export function leavingFrom(town: TestCommunity) {
  const sealingKey = new Uint8Array(32);

  const notice = (caller: Caller, who = caller.member) =>
    requestLeaving(town.context(), caller, { member: who, sealingKey });

  /** Reads the notice and confirms it. */
  async function go(caller: Caller, { who = caller.member, giveTo = [], reason }: Asked = {}) {
    const { confirmation } = await notice(caller, who);
    const request = { id: newId(), confirmation, giveTo, ...(reason !== undefined && { reason }) };
    return leave(town.context(), caller, { request, sealingKey, member: who });
  }

  const rowOf = async (id: string) => (await town.db.select().from(member).where(eq(member.id, id)))[0];
  const statusOf = async (id: string) =>
    (await town.db.select().from(account).where(eq(account.id, id)))[0]?.status;
  const balanceOf = async (id: string) => (await getAccount(town.context(), town.admin, id)).balance;

  /** Gives somebody all that is known of a person here. */
  async function furnish({ caller }: { caller: Caller }, name: string, email: string): Promise<string> {
    const own = { member: caller.member };
    await town.db
      .update(member)
      .set({ email, phone: "06 12 34 56 78", message: "Bonjour" })
      .where(eq(member.id, caller.member));
    await town.db.insert(memberCard).values({ ...own, about: "Boulangère" });
    const details = { name: name, address: "1 rue du Four", isVatExempt: true, updatedAt: 1 };
    await town.db.insert(billing).values({ ...own, ...details });
    await town.db
      .insert(deviceKey)
      .values({ ...own, id: newId(), publicKey: "k", name: `Téléphone de ${name}`, createdAt: 1 });
    await town.db.insert(passkey).values({
      ...own,
      id: newId(),
      name: name,
      credential: newId(),
      publicKey: "",
      counter: 0,
      transports: [],
      synced: false,
      createdAt: 1,
    });
    const message = { to: email, subject: `Pour ${name}`, text: name, html: "" };
    await createMailer(town.world.settings).send(town.context(), message);
    const opened = await openSession(town.db, { id: newId(), ...own, device: name, now: Date.now() });
    return opened?.token ?? "";
  }

  return { sealingKey, notice, go, rowOf, statusOf, balanceOf, furnish };
}
