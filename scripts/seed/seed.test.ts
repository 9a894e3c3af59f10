import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { accountPage } from "@mereau/shared/contracts/accounts.ts";
import { batchPage, ledgerHead } from "@mereau/shared/contracts/ledger.ts";
import { memberPage } from "@mereau/shared/contracts/members.ts";
import { scheduledWorkStatus } from "@mereau/shared/contracts/scheduledWork.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

import { apiAt, type Api } from "../client/api.ts";
import { Deployment } from "../start/deployment.ts";
import { seed, type SeededCommunity } from "./seed.ts";
import { selDesDeuxRives } from "./sel/story.ts";
import { playInMemory } from "./testingPlay.ts";

const { slug } = selDesDeuxRives.founding;
const only = [slug];
let folder = "";
let deployment = new Deployment();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mereau-seed-"));
});

afterAll(async () => {
  await deployment.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start() {
  deployment = new Deployment();
  const { signal } = new AbortController();
  return deployment.start({ port: 0, folder, json: true, signal, onProgress: () => undefined });
}

/** The machine dies when the story has been told up to some day of May. */
const dieInMay = (doing: string) => {
  if (doing.includes(" May ")) deployment.kill();
};

const headOf = (api: Api, made: SeededCommunity) =>
  api.ask(ledgerHead, "GET", `/v1/${slug}/ledger/head`, { token: made.admin.token });

test(
  "a seeding whose machine died is finished by the next one, and one more changes nothing",
  { timeout: 180_000 },
  async () => {
    await expect(seed({ ...(await start()), onProgress: dieInMay, only })).rejects.toThrow(
      /fetch failed|terminated/,
    );

    const service = await start();
    const quietly = { ...service, onProgress: () => undefined, only };
    const [made] = await seed(quietly);
    if (!made) throw new Error("No community was made");
    const api = apiAt(service.url);
    const { token } = made.admin;
    const first = await api.ask(batchPage, "GET", `/v1/${slug}/ledger/batches?limit=1`, { token });
    const { book } = playInMemory(selDesDeuxRives, first.items[0]?.at);

    const pot = "GRAIN:pot-commons";
    /** Whether the ledger has gone through all accounts: until then it still writes. */
    const isSettled = async () => {
      const { works } = await api.ask(scheduledWorkStatus, "GET", `/v1/${slug}/scheduled-work`, { token });
      const due = works.find(({ name }) => name === "settling")?.nextDueAt;
      return typeof due === "number" && due > Date.now();
    };
    const accounts = async () => {
      const page = await api.ask(accountPage, "GET", `/v1/${slug}/accounts?all=true&limit=200`, { token });
      return page.items.map(({ id, posted }) => [id, posted]);
    };
    const ids = [...book.state.accounts.keys()].filter((id) => /^GRAIN:\d+$/.test(id));
    expect(ids).toHaveLength(selDesDeuxRives.people.length);
    const lastTold = book.transfers.at(-1)?.at ?? Infinity;
    book.now = Date.now();
    for (const account of ids) book.set({ kind: "settle", account });
    const expected = [...ids.toSorted(), pot].map((id) => [id, formatAmount(book.posted(id), 0)]);
    // What melted comes to the pot once the ledger has settled every account, soon after
    await expect.poll(isSettled, { timeout: 30_000 }).toBe(true);
    expect(await accounts()).toEqual(expected);
    const head = await headOf(api, made);
    expect(head.at).toBeGreaterThan(lastTold);
    const { items: members } = await api.ask(memberPage, "GET", `/v1/${slug}/members?limit=200`, { token });
    expect(members.map(({ name, status }) => [name, status])).toEqual(
      selDesDeuxRives.people.map(({ name }) => [name, "active"]),
    );
    expect(made.members).toHaveLength(selDesDeuxRives.guides.length);

    const [again] = await seed(quietly);
    expect(again && (await headOf(api, again))).toEqual(head);
  },
);
