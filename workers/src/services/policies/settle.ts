import { and, eq, isNull } from "drizzle-orm";

import { policy, policyRecord } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { PoliciesOfCurrency, PoliciesRequest } from "@mereau/shared/contracts/policies.ts";
import type { Command, Verdict } from "@mereau/shared/ledger/command.ts";
import { potsOf } from "@mereau/shared/policies/pots.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { type CurrencyFacts, findCurrency } from "#services/currencies/find.ts";
import { submit } from "#services/ledger/submit.ts";
import { firstPage } from "#services/policies/announce/plan.ts";
import { findDisagreements } from "#services/policies/disagreements.ts";
import { meltsTooSoon } from "#services/policies/notice.ts";
import { nextChangeOf, readPolicies } from "#services/policies/read.ts";
import { noticeTooShort, refuseDisagreements, versionConflict } from "#services/policies/refusals.ts";
import { readVersions } from "#services/policies/versions.ts";
import { findPots } from "#services/pots/find.ts";
import { namePots } from "#services/pots/open.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { planRun } from "#services/scheduled/plan.ts";

/**
 * Settles the policies of a currency from a moment on, and has all members told; administrators alone may. Pots that they
 * name are opened first where the request says so. The last version asked again answers the same.
 * Refuses with `policy_disagreement`, `unknown_account` (`pots`: one that is not there), `version_conflict` (`version`: the last
 * one there is), and `notice_too_short` (`earliestAt`, `noticeDays`).
 */
export async function settlePolicies(
  ctx: CommunityContext,
  caller: Caller,
  { code, language, ...request }: PoliciesRequest & { code: string; language: Language },
): Promise<PoliciesOfCurrency> {
  allow(caller, ["admin"]);
  const currency = await findCurrency(ctx, code);
  refuseDisagreements(await findDisagreements(ctx, currency, request.policies));
  const versions = await readVersions(ctx, code);
  // A version that is there already is asked again: what it was told ahead of is past
  if (request.version > versions.length)
    refuseDisagreements(await meltsTooSoon(ctx, currency, versions, request));
  await checkPots(ctx, code, request);
  const now = await settleVersion(ctx, caller, currency, request);
  return readPolicies({ ...ctx, now }, code, language);
}

async function checkPots(ctx: CommunityContext, code: string, request: PoliciesRequest): Promise<void> {
  const known = new Set([...(await findPots(ctx, code)), ...request.pots].map(({ id }) => id));
  const missing = potsOf(request.policies).filter((account) => !known.has(account));
  if (missing.length === 0) return;
  const told = missing.join(", ");
  const message = {
    en: `must name ${told}, which these policies need and which is not open yet: {"id": …, "name": …} opens a pot with them`,
    fr: `doit nommer ${told}, dont ces règles ont besoin et qui n’est pas encore ouverte : {"id": …, "name": …} ouvre une cagnotte avec elles`,
  };
  throw new Refusal("unknown_account", {
    detail: { account: missing[0] ?? null },
    fields: [{ field: "pots", code: "required", message }],
  });
}

/**
 * Settles a version in the ledger, then writes down who did and has members told. Gives the moment as of which it stands: the
 * ledger’s own, which is a little later than the request’s, where it holds at once.
 */
export async function settleVersion(
  ctx: CommunityContext,
  caller: Caller,
  { code }: CurrencyFacts,
  { version, effectiveAt, policies, pots }: PoliciesRequest,
): Promise<number> {
  // The alarm then looks at what must be told, even if nothing more is done here
  const woken = await ctx.ledger.wake(ctx.id);
  if (!woken.ok) throw new Refusal(woken.code);
  const commands: Command[] = [
    ...pots.map(({ id }) => ({ kind: "open_pot" as const, account: id, currency: code })),
    { kind: "set_policies", currency: code, version, effectiveAt, policies },
  ];
  for (const verdict of await submit(ctx, commands))
    if (!verdict.ok) throw await refusalOf(ctx, code, verdict);
  await namePots(ctx, caller, pots);
  const [[settled], written] = await ctx.db.batch([
    ctx.db
      .select({ at: policy.effectiveAt })
      .from(policy)
      .where(and(eq(policy.currency, code), eq(policy.version, version))),
    recordWrite(ctx, { code, version, by: caller.member }).returning(),
    planRun(ctx, firstPage(ctx, { currency: code, version })),
  ]);
  if (written.length > 0)
    await record(ctx, {
      caller,
      action: "policies.settle",
      subject: code,
      detail: { version, effectiveAt, policies },
    });
  return effectiveAt === null ? Math.max(ctx.now, settled?.at ?? 0) : ctx.now;
}

/** Writes down who settled a version. The alarm may have come first, and does not know. */
const recordWrite = (
  { db, now }: CommunityContext,
  { code, version, by }: { code: string; version: number; by: string },
) =>
  db
    .insert(policyRecord)
    .values({ currency: code, version, settledAt: now, settledBy: by })
    .onConflictDoUpdate({
      target: [policyRecord.currency, policyRecord.version],
      set: { settledBy: by },
      setWhere: isNull(policyRecord.settledBy),
    });

/** A refusal of the ledger, with what helps to ask better. */
async function refusalOf(
  ctx: CommunityContext,
  code: string,
  verdict: Extract<Verdict, { ok: false }>,
): Promise<Refusal> {
  if (verdict.code === "version_conflict" && verdict.amount !== null) return versionConflict(verdict.amount);
  if (verdict.code !== "notice_too_short") return new Refusal(verdict.code);
  const { noticeDays, earliestAt } = nextChangeOf(await readVersions(ctx, code), ctx.now);
  return noticeTooShort(noticeDays, earliestAt);
}
