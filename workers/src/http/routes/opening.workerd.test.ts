import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import type * as z from "zod";

import { foundedCommunity } from "@mereau/shared/contracts/communityFace.ts";
import { ledgerHead } from "@mereau/shared/contracts/ledger.ts";
import { memberPage } from "@mereau/shared/contracts/members.ts";
import { opening, trialOpened } from "@mereau/shared/contracts/opening.ts";
import { community } from "@mereau/db/platform/schema.ts";
import { eq } from "drizzle-orm";
import { readSettings } from "#env.ts";
import { openPlatform } from "#services/platform/connect.ts";
import { foundingOf, newId } from "#testing/founding.ts";
import { foundWorkerTown, type WorkerTown } from "#testing/workerTown.ts";

let worker: WorkerTown;
let slug: string;
let token: string;

beforeAll(async () => {
  worker = await foundWorkerTown();
});

async function ask<Schema extends z.ZodType>(
  schema: Schema,
  [method, path]: readonly [string, string],
  { cookie, body }: { cookie?: string; body?: object } = {},
): Promise<{ value: z.output<Schema>; answer: Response }> {
  const headers = new Headers({ "Content-Type": "application/json" });
  if (cookie === undefined) headers.set("Authorization", `Bearer ${token}`);
  else headers.set("Cookie", cookie);
  const work = createExecutionContext();
  const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await worker.app.request(`http://mereau.test/v1/${path}`, request, env, work);
  await waitOnExecutionContext(work);
  return { value: schema.parse(await answer.json()), answer };
}

/** A community that is being prepared, backed by euros. */
async function found(): Promise<void> {
  const body = { ...foundingOf({ slug: `ville-${newId().slice(-8)}`, preparing: true }), bearer: true };
  const { value } = await ask(foundedCommunity, ["POST", "communities"], { body });
  slug = value.slug;
  token = value.token ?? "";
}

const headOf = async (of: string, cookie?: string) =>
  (await ask(ledgerHead, ["GET", `${of}/ledger/head`], cookie === undefined ? {} : { cookie })).value.seq;

const statusOf = async (of: string) => {
  const platform = openPlatform(readSettings(env));
  const [row] = await platform
    .select({ status: community.status })
    .from(community)
    .where(eq(community.slug, of));
  return row?.status ?? null;
};

test("a trial has imaginary members who have paid, and nothing of it is in the community's own ledger", async () => {
  await found();
  const before = await headOf(slug);
  const { value: begun, answer } = await ask(trialOpened, ["POST", `${slug}/opening/trial`]);
  expect(begun.slug).toBe(`${slug}-essai`);
  const cookie = (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
  const { value: people } = await ask(memberPage, ["GET", `${begun.slug}/members`], { cookie });
  expect(people.items.length).toBe(7);
  expect(people.items.filter(({ email }) => email !== null).length).toBe(1);
  expect(await headOf(begun.slug, cookie)).toBeGreaterThan(8);
  expect(await headOf(slug)).toBe(before);
  const { value: own } = await ask(memberPage, ["GET", `${slug}/members`]);
  expect(own.items.length).toBe(1);

  const { value: again } = await ask(trialOpened, ["POST", `${slug}/opening/trial`]);
  expect(again.slug).toBe(begun.slug);
  const { value: wiped } = await ask(opening, ["DELETE", `${slug}/opening/trial`]);
  expect([wiped.trial, await statusOf(begun.slug)]).toEqual([null, null]);
});
