import { requireTenant } from "#provisioning/tenant.ts";
import type { Caller, CommunityContext, Role } from "#services/context.ts";
import { changeRole } from "#services/members/changeRole.ts";
import { applyToJoin } from "#services/members/apply.ts";
import { approveMember } from "#services/members/approve.ts";
import { issue } from "#services/currencies/issue.ts";
import { type FoundingChange, foundCommunity, newId } from "#testing/founding.ts";
import { startWorld } from "#testing/world.ts";

export { newId } from "#testing/founding.ts";

/** An application with nothing in it but a name. */
export const applicationOf = (name: string, type = "individual") =>
  ({
    id: newId(),
    name,
    email: null,
    phone: null,
    type,
    language: "fr",
    message: null,
    accepts: { charter: null, terms: null },
  }) as const;

/** A payment in miels with nothing in it but what it must say. */
export const paymentOf = (from: string, to: string, amount: string, memo: string | null = null) => ({
  id: newId(),
  currency: "MIEL",
  from,
  to,
  amount,
  memo,
  category: null,
  reference: null,
  expiresAt: null,
  order: null,
});

/**
 * A community of its own with the local-currency preset, its database and ledger the real ones, in this process.
 * Its first administrator, Maud, is member 1001.
 */
export async function startCommunity(change: FoundingChange = {}) {
  const world = await startWorld();
  const request = await foundCommunity(world, change);
  let isolate = world.startIsolate();
  const { db } = await requireTenant(isolate, request.id);
  const { id, slug, name } = request;
  const admin: Caller = { member: request.admin.id, role: "admin", scopes: null, session: "test" };

  /** What a request is served with, at this moment unless another is given. */
  const context = (overrides: Partial<CommunityContext> = {}): CommunityContext => ({
    id,
    slug,
    name,
    demo: false,
    db,
    ledger: isolate.ledgerOf(),
    access: null,
    now: Date.now(),
    requestId: newId(),
    ...overrides,
  });

  /** Takes a member in, with another role if one is given, and tells their account in miels. */
  async function join(who: string, type = "individual", role: Role = "member") {
    const { id: member } = await applyToJoin(context(), applicationOf(who, type));
    const { number, accounts } = await approveMember(context(), admin, member);
    if (role !== "member") await changeRole(context(), admin, member, role);
    const caller: Caller = { member, role, scopes: null, session: `session of ${who}` };
    return { caller, number, account: accounts[0]?.id ?? "" };
  }

  /** Brings new miels to an account. */
  const endow = (to: string, amount: string) =>
    issue(context(), admin, "MIEL", {
      id: newId(),
      to,
      amount,
      reference: "deposit",
      confirmExpected: false,
      memo: null,
      category: null,
    });

  return {
    world,
    request,
    context,
    admin,
    join,
    endow,
    db,
    /** Goes on in a new copy of the Worker, whose ledger object knows nothing of the one before. */
    restart: () => {
      isolate = world.startIsolate();
    },
    /** Does what is due at this moment, as the alarm of its ledger would. */
    runDue: (now: number) => isolate.runDue(id, now),
    close: () => world.close(),
  };
}

export type TestCommunity = Awaited<ReturnType<typeof startCommunity>>;
