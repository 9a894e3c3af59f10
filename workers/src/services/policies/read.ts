import type { Language } from "@mereau/shared/contracts/common.ts";
import type { PoliciesOfCurrency, PolicyVersionFacts } from "@mereau/shared/contracts/policies.ts";
import { earliestChange, noticeDays, type PolicyVersion, stateOf } from "@mereau/shared/policies/versions.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { cutPage, numberPlace, type Page, readPlace } from "#services/page.ts";
import { readNames } from "#services/policies/names.ts";
import { expressVersion, readVersions } from "#services/policies/versions.ts";

/** What can be known of the next change before it is settled. */
export const nextChangeOf = (versions: readonly PolicyVersion[], now: number) => ({
  nextVersion: versions.length + 1,
  noticeDays: noticeDays(versions, now),
  earliestAt: earliestChange(versions, now),
});

/** By what a currency goes, and what is announced to change; anybody may know. Refuses with `unknown_currency`. */
export async function readPolicies(
  ctx: CommunityContext,
  code: string,
  language: Language,
): Promise<PoliciesOfCurrency> {
  const money = await findCurrency(ctx, code);
  const [versions, names] = await Promise.all([readVersions(ctx, code), readNames(ctx)]);
  const { now } = ctx;
  const told = { money, names, language, now };
  const inState = (state: PolicyVersionFacts["state"]) =>
    versions.filter((version) => stateOf(versions, version, now) === state);
  const [ruling] = inState("in_force");
  const announced = inState("announced").toSorted((one, other) => one.effectiveAt - other.effectiveAt);
  return {
    currency: code,
    inForce: ruling ? expressVersion(versions, ruling, told) : null,
    announced: announced.map((version) => expressVersion(versions, version, told)),
    ...nextChangeOf(versions, now),
  };
}

/** Everything that was ever settled about a currency, newest first; anybody may know. */
export async function listVersions(
  ctx: CommunityContext,
  code: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  language: Language,
): Promise<Page<PolicyVersionFacts>> {
  const money = await findCurrency(ctx, code);
  const [before] = readPlace(numberPlace, cursor) ?? [Infinity];
  const [versions, names] = await Promise.all([readVersions(ctx, code), readNames(ctx)]);
  const rows = versions
    .toReversed()
    .filter(({ version }) => version < before)
    .slice(0, limit + 1);
  const { items, next } = cutPage(rows, limit, ({ version }) => [version]);
  const told = { money, names, language, now: ctx.now };
  return { items: items.map((version) => expressVersion(versions, version, told)), next };
}
