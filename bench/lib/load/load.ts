import { once } from "node:events";
import { Worker } from "node:worker_threads";

import { packRequests, type JsonPost, type PackedRequests } from "./requests.ts";

/** What every answer must be for the load to count. */
export type Expected = { status: number; text: string };

export type LoadPlan = {
  host: string;
  port: number;
  requests: PackedRequests;
  connections: number;
  /** Requests a second at a steady pace; null: each connection as fast as it is answered. */
  ratePerS: number | null;
  expect: Expected;
  patienceMs: number;
};

export type LoadReport = {
  seconds: number;
  latenciesMs: Float64Array<ArrayBuffer>;
  unexpected: { status: number; body: string }[];
  /** The share of the time in which the generator's own thread had something to do. */
  generatorBusy: number;
};

/** Answers that nobody expected: the figures are worth nothing. */
export class UnexpectedAnswers extends Error {
  override name = "UnexpectedAnswers";
}

const PATIENCE_MS = 30_000;

type Load = {
  posts: readonly JsonPost[];
  connections: number;
  ratePerS?: number;
  expect: Expected;
};

/**
 * Sends the requests from a thread of their own, in their order, and tells how long they took.
 * Throws {@link UnexpectedAnswers} when even one answer is not the expected one, and when a connection breaks.
 */
export async function runLoad({ posts, connections, ratePerS, expect }: Load): Promise<LoadReport> {
  const [first] = posts;
  if (!first) throw new RangeError("There is nothing to send");
  const requests = packRequests(posts);
  const plan: LoadPlan = {
    host: first.url.hostname,
    port: Number(first.url.port),
    requests,
    connections,
    ratePerS: ratePerS ?? null,
    expect,
    patienceMs: PATIENCE_MS,
  };
  const generator = new Worker(new URL("generator.ts", import.meta.url), {
    workerData: plan,
    transferList: [requests.bytes.buffer, requests.ends.buffer],
  });
  const [report]: LoadReport[] = await once(generator, "message");
  await generator.terminate();
  if (!report) throw new Error("The load generator said nothing");
  const [bad] = report.unexpected;
  if (bad)
    throw new UnexpectedAnswers(
      `${report.unexpected.length} of ${posts.length} answers were not the expected ${expect.status} with ${expect.text}; ` +
        `the first: ${bad.status} ${bad.body}`,
    );
  return report;
}
