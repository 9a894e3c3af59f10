import { beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { home } from "@mereau/shared/contracts/home.ts";
import { accountPage, accountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import { me } from "@mereau/shared/contracts/sessions.ts";
import { describeApi } from "#http/openapi/describeApi.ts";
import { foundWorkerTown, newId, type Operation, type WorkerTown } from "#testing/workerTown.ts";

/*
 * Who may read what of an account: each operation that reads one, asked by each role on it. A new operation must be put here, so
 * that nobody forgets that a cashier sees no balance.
 */

const roles = ["owner", "operator", "viewer", "cashier", "stranger"] as const;
type Role = (typeof roles)[number];

const anything = z.looseObject({});

let town: WorkerTown;
let account: string;
let request: string;
let paid: string;
const tokens: Partial<Record<Role, string>> = {};

const NOW = Date.now();
const lately = new Date(NOW - 3_600_000).toISOString();

beforeAll(async () => {
  town = await foundWorkerTown();
  const shop = await town.join("Fournil", "provider");
  const payer = await town.join("Noor", "individual");
  account = shop.account;
  tokens.owner = shop.token;
  for (const role of ["operator", "viewer", "cashier"] as const) {
    const { token, member } = await town.join(role, "individual");
    tokens[role] = token;
    await town.ask(shop.token, ["PUT", `accounts/${account}/holders/${member}`], [200, anything], { role });
  }
  tokens.stranger = (await town.join("Stranger", "individual")).token;
  const issue = { id: newId(), to: payer.account, amount: "50", reference: "D-1" };
  await town.ask(town.admin, ["POST", "currencies/MIEL/issues"], [201, anything], issue);
  [request, paid] = [newId(), newId()];
  const asked = { id: request, currency: "MIEL", to: account, amount: "7" };
  await town.ask(tokens.cashier ?? "", ["POST", "payment-requests"], [201, anything], asked);
  await town.ask(payer.token, ["POST", `payment-requests/${request}/payment`], [201, anything], {
    id: paid,
    from: payer.account,
  });
});

const holders = { owner: 200, operator: 200, viewer: 200, cashier: 403, stranger: 403 };
const till = { ...holders, cashier: 200 };
const nobody = { ...holders, owner: 403, operator: 403, viewer: 403 };

/** By the path of the document: with what it is asked, and what each role is answered. */
const reading: Record<string, { query?: () => string; answers: Record<Role, number> }> = {
  "/accounts/{id}": { answers: holders },
  "/accounts/{id}/entries": { answers: holders },
  "/accounts/{id}/balance": { query: () => `at=${lately}`, answers: holders },
  "/accounts/{id}/balances": { query: () => "from=2026-11-01&to=2026-11-02", answers: holders },
  "/accounts/{id}/statement": { query: () => "from=2026-01-01&to=2026-01-31", answers: holders },
  "/accounts/{id}/categories": { answers: holders },
  "/accounts/{id}/payees": { answers: holders },
  "/accounts/{id}/poster": { answers: holders },
  "/accounts/{id}/takings": { query: () => `from=${lately}`, answers: till },
  "/auto-accepts": { query: () => `account=${account}`, answers: holders },
  "/batch-payments": { query: () => `account=${account}`, answers: holders },
  "/holds": { query: () => `account=${account}`, answers: holders },
  "/invoices": { query: () => `account=${account}`, answers: holders },
  "/payment-requests": { query: () => `account=${account}`, answers: till },
  "/purchases": { query: () => `account=${account}`, answers: holders },
  "/passes": { query: () => `account=${account}`, answers: holders },
  "/standing-orders": { query: () => `account=${account}`, answers: holders },
  "/currencies/{code}/top-ups": { query: () => `account=${account}`, answers: holders },
  "/audit": { answers: nobody },
  "/currencies/{code}/insight/categories": { answers: nobody },
  "/currencies/{code}/insight/flows": { answers: nobody },
  "/currencies/{code}/insight/series": { answers: nobody },
  "/currencies/{code}/quote": {
    query: () => `kind=payment&from=${account}&to=MIEL:1001&amount=1`,
    answers: holders,
  },
};

const documented = z.looseObject({
  paths: z.record(
    z.string(),
    z.looseObject({
      get: z
        .looseObject({ parameters: z.array(z.looseObject({ name: z.string().optional() })).optional() })
        .optional(),
    }),
  ),
});

test("every operation that reads an account is asked by each role", () => {
  const { paths } = documented.parse(describeApi(town.app));
  const found = Object.entries(paths).flatMap(([path, { get }]) => {
    const names = get?.parameters?.map(({ name }) => name) ?? [];
    const isOfOne = path.includes("/accounts/{id}") || names.includes("account") || names.includes("from");
    return get && isOfOne ? [path.replace("/v1/{community}", "")] : [];
  });
  const elsewhere = /ledger\/journal|deposits/;
  expect(found.filter((path) => !elsewhere.test(path)).toSorted()).toEqual(Object.keys(reading).toSorted());
});

test.each(roles)("an account is read as its %s may", async (role) => {
  const answered: Record<string, number> = {};
  for (const [path, { query = () => "" }] of Object.entries(reading)) {
    const asked = path.replace("{id}", account).replace("{code}", "MIEL").slice(1);
    answered[path] = (await town.send(tokens[role] ?? "", ["GET", `${asked}?${query()}`])).status;
  }
  expect(answered).toEqual(
    Object.fromEntries(Object.entries(reading).map(([path, { answers }]) => [path, answers[role]])),
  );
});

test("a cashier is told that they are one, without a figure of the account anywhere", async () => {
  const token = tokens.cashier ?? "";
  const told = await town.ask(token, ["GET", "me"], [200, me]);
  expect(told.accounts).toContainEqual({ id: account, name: "Fournil", role: "cashier" });
  const first = await town.ask(token, ["GET", "home"], [200, home]);
  expect(first.accounts.map(({ id }) => id)).not.toContain(account);
  const { items } = await town.ask(token, ["GET", "accounts"], [200, accountPage]);
  expect(items.map(({ id }) => id)).not.toContain(account);
});

test("an owner lets a member in by number, and takes the till away by it; nobody else does", async () => {
  const owner = tokens.owner ?? "";
  const { token } = await town.join("Kim", "individual");
  const { number } = (await town.ask(token, ["GET", "me"], [200, me])).member;
  const path = `accounts/${account}/holders/${number}`;
  const cashier = { role: "cashier", perTransfer: "20", perDay: null };
  const put: Operation = ["PUT", path];
  for (const role of roles.filter((one) => one !== "owner"))
    expect(await town.codeOf(tokens[role] ?? "", put, 403, cashier)).toBe("forbidden");
  const { holders: all } = await town.ask(owner, put, [200, accountWithHolders], cashier);
  expect(all.find((one) => one.number === number)).toMatchObject({
    name: "Kim",
    ...cashier,
    perTransfer: "20.00",
  });
  const takings: Operation = ["GET", `accounts/${account}/takings?from=${lately}`];
  await town.ask(token, takings, [200, anything]);
  await town.ask(owner, ["DELETE", path], [204, z.literal("")]);
  expect(await town.codeOf(token, takings, 403)).toBe("forbidden");
  for (const [named, status, code] of [
    ["9999", 404, "unknown_member"],
    [newId(), 404, "unknown_member"],
    ["Kim", 422, "invalid_input"],
  ] as const) {
    const there: Operation = ["PUT", `accounts/${account}/holders/${named}`];
    expect(await town.codeOf(owner, there, status, cashier)).toBe(code);
  }
  const own: Operation = ["DELETE", `accounts/${account}/holders/${account.split(":")[1]}`];
  expect(await town.codeOf(owner, own, 409)).toBe("last_owner");
});

test("a cashier sees the payment that paid a request, and neither pays nor is paid from the account", async () => {
  const token = tokens.cashier ?? "";
  await town.ask(token, ["GET", `transfers/${paid}`], [200, anything]);
  await town.ask(token, ["GET", `transfers/${paid}/receipt`], [200, anything]);
  expect((await town.send(token, ["GET", `payment-requests?account=${account}&side=payer`])).status).toBe(
    403,
  );
  const payment = { id: newId(), currency: "MIEL", from: account, to: "MIEL:1001", amount: "1" };
  expect(await town.codeOf(token, ["POST", "transfers"], 403, payment)).toBe("forbidden");
  expect(await town.codeOf(token, ["POST", "holds"], 403, { ...payment, expiresAt: NOW + 60_000 })).toBe(
    "forbidden",
  );
  const order = { ...payment, rhythm: { every: "week" }, firstDate: "2030-01-01" };
  expect(await town.codeOf(token, ["POST", "standing-orders"], 403, order)).toBe("forbidden");
});
