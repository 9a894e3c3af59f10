import { setTimeout as sleep } from "node:timers/promises";

import { problem, type Problem } from "@mereau/shared/contracts/problem.ts";
import * as z from "zod";

/** A refusal as the API answered it. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;

  constructor(asked: string, answered: Problem) {
    super(`${asked} was refused: ${answered.status} ${answered.code}. ${answered.detail}`);
    this.name = "ApiRefusal";
    this.status = answered.status;
    this.code = answered.code;
    this.problem = answered;
  }
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
/** What is sent: JSON, or a file as it is. */
type Asking = {
  token?: string | undefined;
  body?: unknown;
  file?: { type: string; bytes: Uint8Array<ArrayBuffer> };
};

/** The public API of a running deployment, as a program uses it. */
export type Api = {
  url: string;
  /** Asks, and gives the answer as its schema reads it. Throws {@link ApiRefusal}. */
  ask<Schema extends z.ZodType>(
    schema: Schema,
    method: Method,
    path: string,
    asking?: Asking,
  ): Promise<z.output<Schema>>;
  /** The same for an answer that is text. */
  read(path: string, token?: string): Promise<string>;
};

/** A service that is only busy is asked again with the same body: everything that moves money carries its own id. */
const TRIES_MAX = 6;
const PAUSE_MS = 400;

export function apiAt(url: string): Api {
  async function send(method: Method, path: string, { token, body, file }: Asking): Promise<Response> {
    const headers = new Headers({ "Accept-Language": "en" });
    if (token !== undefined) headers.set("Authorization", `Bearer ${token}`);
    if (body !== undefined) headers.set("Content-Type", "application/json");
    if (file) headers.set("Content-Type", file.type);
    const sent = file?.bytes ?? JSON.stringify(body);
    const content = sent === undefined ? {} : { body: sent };
    for (let tries = 1; ; tries += 1) {
      const response = await fetch(new URL(path, url), { method, headers, ...content });
      if (response.ok) return response;
      const text = await response.text();
      const answered = readProblem(text);
      if (!answered) throw new Error(`${method} ${path} failed: ${response.status} ${text.slice(0, 300)}`);
      if (response.status !== 503 || tries === TRIES_MAX) throw new ApiRefusal(`${method} ${path}`, answered);
      await sleep(PAUSE_MS * tries);
    }
  }

  return {
    url,
    async ask(schema, method, path, asking = {}) {
      const response = await send(method, path, asking);
      return schema.parse(response.status === 204 ? undefined : await response.json());
    },
    async read(path, token) {
      return (await send("GET", path, { token })).text();
    },
  };
}

function readProblem(text: string): Problem | undefined {
  try {
    return problem.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** For answers that nobody needs. */
export const anything = z.unknown();
