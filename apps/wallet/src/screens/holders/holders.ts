import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { here } from "#shell.ts";

export type Holder = components["schemas"]["Holder"];
export type Role = Holder["role"];
export type Limits = Pick<Holder, "perTransfer" | "perDay">;

const holdersIn = (answer: Answer<{ holders: Holder[] }>): Answer<Holder[]> =>
  answer.ok ? { ok: true, value: answer.value.holders } : answer;

/** Who holds an account, the longest first. */
export const readHolders = async (id: string): Promise<Answer<Holder[]>> =>
  holdersIn(await ask(api.GET("/v1/{community}/accounts/{id}", { params: { path: { ...here, id } } })));

const at = (id: string, number: number) => ({ params: { path: { ...here, id, member: `${number}` } } });
const HOLDER = "/v1/{community}/accounts/{id}/holders/{member}";

/** Gives a member a role on an account, or another one: who holds it then. */
export const setHolder = async (id: string, number: number, body: { role: Role } & Limits) =>
  holdersIn(await ask(api.PUT(HOLDER, { ...at(id, number), body })));

/** Takes an account away from a member. */
export const removeHolder = (id: string, number: number) => ask(api.DELETE(HOLDER, at(id, number)));
