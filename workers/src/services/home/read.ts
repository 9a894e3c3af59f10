import { asc, desc, sql } from "drizzle-orm";

import { account, accountHolder, paymentRequest, posting } from "@mereau/db/tenant/schema.ts";
import type { Account } from "@mereau/shared/contracts/accounts.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import {
  type Home,
  HOME_ACCOUNTS_MAX,
  HOME_REQUESTS_MAX,
  type HomeAccount,
} from "@mereau/shared/contracts/home.ts";
import { inForce, type PolicyVersion } from "@mereau/shared/policies/versions.ts";
import { type EntryRow, expressEntry, selectEntries } from "#services/accounts/entries.ts";
import { readableBy } from "#services/accounts/readable.ts";
import { expressAccounts, selectAccounts } from "#services/accounts/express.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { readVersions, selectNotices, tellNotices } from "#services/home/notices.ts";
import { type Preference, preferencesFor, preferredFigures } from "#services/home/preferred.ts";
import { expressRequest, selectRequests } from "#services/payment-requests/find.ts";
import { waitsFor } from "#services/payment-requests/waiting.ts";
import { expressMe, selectMe } from "#services/sign-in/me.ts";

/**
 * A member’s first screen: who they are, their accounts with figures and last entries, what they are asked to pay, what is
 * soon to come. Two round trips to the database where nothing ticks and amounts are shown in units, however long the history.
 *
 * @param entries how many of each account, 0 to 20
 */
export async function readHome(
  ctx: CommunityContext,
  caller: Caller,
  { entries, language }: { entries: number; language: Language },
): Promise<Home> {
  const { db } = ctx;
  const [card, held, waiting, awaiting, rows, requests, ...noticed] = await db.batch([
    ...selectMe(ctx, caller),
    selectOwn(ctx, caller.member),
    selectRequests(ctx)
      .where(waitsFor(ctx, caller.member))
      .orderBy(desc(paymentRequest.id))
      .limit(HOME_REQUESTS_MAX),
    ...selectNotices(ctx, caller.member),
  ]);
  const me = expressMe(caller, [card, held, waiting, awaiting]);
  const currencies = new Set(rows.map(({ account: row }) => row.currency));
  const versions = readVersions(noticed, currencies);
  const [accounts, lines, preferences, notices, asked] = await Promise.all([
    expressAccounts(ctx, rows),
    readLastEntries(
      ctx,
      rows.map((row) => row.account.id),
      entries,
    ),
    preferencesFor(ctx, me.member.amounts, [...currencies]),
    tellNotices(ctx, noticed, { versions, language }),
    Promise.all(requests.map((row) => expressRequest(ctx, row))),
  ]);
  const counts = new Map(waiting.map(({ account: id, requests: count }) => [id, count]));
  const gifts = new Set([...currencies].filter((code) => countsGifts(ctx, versions, code)));
  const told = await Promise.all(
    accounts.map(async (one) => ({
      ...one,
      ...(await expressLines(ctx, one, lines.get(one.id) ?? [], preferences.get(one.currency))),
      countsGifts: gifts.has(one.currency),
      openRequests: counts.get(one.id) ?? 0,
    })),
  );
  return { me, accounts: told, requests: asked, notices };
}

/** Whether a currency only counts gifts. */
const countsGifts = ({ now }: CommunityContext, versions: readonly PolicyVersion[], code: string): boolean =>
  inForce(
    versions.filter(({ currency }) => currency === code),
    now,
  )?.policies.giving !== undefined;

/** The figures and last entries of an account, in what its reader likes too. */
async function expressLines(
  ctx: CommunityContext,
  told: Account,
  lines: readonly EntryRow[],
  preference: Preference | undefined,
): Promise<Pick<HomeAccount, "preferred" | "entries">> {
  const scale = await scaleOf(ctx, told.currency);
  const entries = lines.map((row) => {
    const entry = expressEntry(row, scale);
    return { ...entry, preferredAmount: preference ? preference.convert(entry.amount) : null };
  });
  return { preferred: preferredFigures(told, preference), entries };
}

/** The accounts that a member holds and may read, the longest held first. */
const selectOwn = (ctx: CommunityContext, member: string) =>
  selectAccounts(ctx, member)
    .where(sql`${account.id} in ${readableBy(member)}`)
    .orderBy(asc(accountHolder.since), asc(account.id))
    .limit(HOME_ACCOUNTS_MAX);

/** The last entries of each of these accounts, the newest first, in one request. */
async function readLastEntries(
  ctx: CommunityContext,
  accounts: readonly string[],
  limit: number,
): Promise<Map<string, EntryRow[]>> {
  const [first, ...others] = accounts.map((id) =>
    selectEntries(ctx, id, undefined).orderBy(desc(posting.seq)).limit(limit),
  );
  if (!first || limit === 0) return new Map();
  const found = await ctx.db.batch([first, ...others]);
  return new Map(accounts.map((id, place) => [id, found[place] ?? []]));
}
