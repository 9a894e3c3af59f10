import { hash } from "node:crypto";

import { FIRST_MEMBER_NUMBER } from "@mereau/shared/membership/account.ts";
import * as z from "zod";

import { randomFrom } from "../../scripts/seed/random.ts";
import type { Lane } from "../../workers/src/ledger/lane.ts";
import { sessionEnd } from "../../workers/src/services/sign-in/session.ts";
import { askAs } from "../lib/asking.ts";
import { type Clock, paymentCommand, submitAll } from "../lib/ledger.ts";
import { foundTowns, insertRows, openTownDatabase, populate } from "../lib/populate.ts";
import type { Bench, Case, Row } from "../lib/row.ts";
import { withStack, type Stack } from "../lib/stack.ts";
import { quantile } from "../lib/statistics.ts";
import { planTown, type Town } from "../lib/town.ts";

type Size = { members: number; postings: number; days: number; times: number; rounds: number };

const full: Size = { members: 20_000, postings: 1_000_000, days: 100, times: 40, rounds: 7 };
const short: Size = { members: 300, postings: 2_000, days: 10, times: 3, rounds: 2 };

/** What a list may take, whichever part of it is asked for. */
const goalMs = { atMost: 200 };
/** Who is paid by everybody. */
const SHOPS = 50;
const DAY_MS = 86_400_000;

/** A list's first page, its next one, and what its filters leave of it: `{account}` and `{name}` are somebody's. */
const askedOf: Record<string, readonly string[]> = {
  members: ["members", "members?q={name}", "members?q=nobody", "members?status=applied"],
  history: ["accounts/{account}/entries"],
  accounts: ["accounts"],
  fees: ["membership-fees", "membership-fees?state=overdue", "membership-fees/totals"],
  audit: ["audit", "audit?action=member.suspend"],
  directory: ["members/directory", "members/directory?q={name}"],
  batches: ["ledger/batches"],
};

const page = z.looseObject({ items: z.array(z.unknown()).optional(), next: z.string().nullish() });

/** People pay shops at random, as often every day. */
async function live(
  lane: Lane,
  clock: Clock,
  { town, seed, size: { postings, days } }: { town: Town; seed: number; size: Size },
): Promise<void> {
  const random = randomFrom(`${seed} lists`);
  const begunAt = town.begunAt ?? 0;
  const [shops, buyers] = [town.people.slice(0, SHOPS), town.people.slice(SHOPS)];
  for (let day = 1; day <= days; day += 1) {
    clock.goTo(begunAt + day * DAY_MS);
    const payments = Array.from({ length: postings / 2 / days }, () => {
      const [from, to] = [random.pick(buyers), random.pick(shops)];
      return paymentCommand(town, clock, { from: from.account, to: to.account, amount: 1 });
    });
    await submitAll(lane, payments);
  }
}

/** Fees of two years, five lines of the log for everybody, and a manager's session. */
async function furnish(stack: Stack, town: Town, token: string): Promise<void> {
  const database = await openTownDatabase(stack.settings, town);
  const now = Date.now();
  const states = ["paid", "due", "overdue"] as const;
  for (const year of [2025, 2026]) {
    const fees = town.people.map(({ id, number }) => [
      `${id.slice(0, -4)}${year}`,
      id,
      `${year}-01-01`,
      `${year}-12-31`,
      "EUR",
      2_000,
      states[number % states.length] ?? "due",
      now,
      now,
    ]);
    await insertRows(
      database,
      "membership_fee (id, member, starts_on, ends_on, currency, amount, state, created_at, due_at)",
      fees,
    );
  }
  const lines = town.people.flatMap(({ id, number }) =>
    Array.from({ length: 5 }, (_, time) => [
      `${id} ${time}`,
      now - 5 * number - time,
      id,
      "member.profile_edited",
      id,
    ]),
  );
  await insertRows(database, "audit (id, at, actor, action, subject)", lines);
  const session = [town.founder, hash("sha256", token, "base64url"), town.founder, now, sessionEnd(now, now)];
  await insertRows(database, "session (id, token_hash, member, created_at, expires_at)", [session]);
  database.close();
}

async function measure(bench: Bench, stack: Stack): Promise<Case[]> {
  const size = bench.short ? short : full;
  const begunAt = Date.now() - (size.days + 1) * DAY_MS;
  const town = planTown(bench.seed, "lists", size.members, { begunAt });
  await foundTowns(stack, [town]);
  bench.onProgress(`lists: ${size.members} members, ${size.postings} postings`);
  await populate(stack.settings, town, (lane, clock) => live(lane, clock, { town, seed: bench.seed, size }));
  const manager = { token: Buffer.from(randomFrom(`${bench.seed} manager`).bytes(32)).toString("base64url") };
  await furnish(stack, town, manager.token);
  const { url } = await stack.startWorker();
  const [busiest] = town.people;
  const somebody = town.people[Math.floor(size.members / 2)];
  const number = somebody?.number ?? FIRST_MEMBER_NUMBER;
  const pathOf = (pattern: string) =>
    pattern
      .replace("{account}", busiest?.account ?? "")
      .replace("{name}", encodeURIComponent(`Member ${number}`));
  const ask = (path: string) => askAs(url, town, manager, path, page);
  const cases: Case[] = [];
  for (const [list, patterns] of Object.entries(askedOf)) {
    const paths = patterns.map(pathOf);
    const first = await ask(paths[0] ?? "");
    if (first.answer.next) paths.push(`${paths[0]}?cursor=${encodeURIComponent(first.answer.next)}`);
    const rounds = [];
    for (let round = 0; round < size.rounds; round += 1) {
      const took: number[] = [];
      for (let time = 0; time < size.times; time += 1)
        for (const path of paths) took.push((await ask(path)).ms);
      rounds.push({ value: quantile(took, 0.99), against: goalMs.atMost });
    }
    const name = `lists.${list}`;
    bench.onProgress(
      `${name}: ${rounds.map(({ value }) => value.toFixed(1)).join(", ")} ms at the 99th percentile`,
    );
    cases.push({
      name,
      unit: "ms",
      comparison: `its goal, among ${size.members} members and ${size.postings} postings; 99th percentile`,
      goal: null,
      valueGoal: goalMs,
      rounds,
    });
  }
  return cases;
}

/** What managers open: lists of a large community, their filters and their next pages, asked one at a time. */
export const lists: Row = {
  name: "lists",
  leftOut: ["lists: many managers at once; the network between a manager and the Worker"],
  run: (bench) => withStack(bench, (stack) => measure(bench, stack)),
};
