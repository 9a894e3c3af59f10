import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect } from "vitest";
import * as z from "zod";

import { session } from "@mereau/db/tenant/schema.ts";
import { foundingRequest } from "@mereau/shared/contracts/communities.ts";
import { memberWithAccounts } from "@mereau/shared/contracts/members.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { readSettings } from "#env.ts";
import { createApp } from "#http/app.ts";
import { openProvisioning } from "#provisioning/provisioning.ts";
import { findTenant } from "#services/platform/communities.ts";
import { openPlatform } from "#services/platform/connect.ts";
import { hashToken, randomText } from "#services/sign-in/token.ts";

export const newId = () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/** `["POST", "transfers"]`: a method and a path below the community. */
export type Operation = readonly [string, string];

/** A community founded inside workerd, asked over HTTP as any client would: the whole Worker, nothing left out. */
export async function foundWorkerTown() {
  const id = newId();
  const slug = `essai-${id.slice(-6)}`;
  const app = createApp({ provisioning: openProvisioning });
  const founder = { id: newId(), name: "Maud", email: "maud@example.org" };
  const request = foundingRequest.parse({
    id,
    slug,
    name: "Essai",
    language: "fr",
    admin: founder,
    ...presets["local-currency"]({ code: "MIEL", name: "Miel", symbol: "M" }, "fr"),
  });
  await openProvisioning(readSettings(env), env).found(request);

  const send = async (token: string | null, [method, path]: Operation, body?: object, headers = {}) =>
    app.request(
      `http://mereau.test/v1/${slug}/${path}`,
      {
        method,
        headers: {
          ...(body && { "Content-Type": "application/json" }),
          ...(token !== null && { Authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
      },
      env,
      createExecutionContext(),
    );

  /** Asks the Worker, expects its status, and gives its answer read by a schema. */
  async function ask<Schema extends z.ZodType>(
    token: string | null,
    operation: Operation,
    [status, schema]: readonly [number, Schema],
    body?: object,
  ): Promise<z.output<Schema>> {
    const answer = await send(token, operation, body);
    const text = await answer.text();
    expect([answer.status, text]).toEqual([status, text]);
    return schema.parse(answer.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : text);
  }

  const codeOf = async (token: string | null, operation: Operation, status: number, body?: object) =>
    (await ask(token, operation, [status, problem], body)).code;

  async function signIn(member: string): Promise<string> {
    const settings = readSettings(env);
    const tenant = await findTenant(openPlatform(settings), settings, id, Date.now());
    if (!tenant) throw new Error("the community has no database");
    const [token, createdAt] = [randomText(32), Date.now()];
    const tokenHash = hashToken(token);
    await tenant.db
      .insert(session)
      .values({ id: newId(), member, tokenHash, createdAt, expiresAt: createdAt + 1e9 });
    return token;
  }

  const admin = await signIn(founder.id);

  /** Applies, is approved and signs in. */
  async function join(name: string, type: string) {
    const member = newId();
    await ask(null, ["POST", "members"], [201, z.looseObject({})], { id: member, name, type });
    const approval: Operation = ["POST", `members/${member}/approval`];
    const { accounts } = await ask(admin, approval, [200, memberWithAccounts]);
    return { member, token: await signIn(member), account: accounts[0]?.id ?? "" };
  }

  return { id, slug, app, admin, send, ask, codeOf, join, signIn };
}

export type WorkerTown = Awaited<ReturnType<typeof foundWorkerTown>>;
