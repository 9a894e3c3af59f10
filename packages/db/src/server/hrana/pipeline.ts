import type { Limits } from "../limits.ts";
import type { Namespace } from "../namespace.ts";
import { answer } from "./request.ts";
import { parsePipeline, type Version } from "./schema.ts";
import type { Access } from "./session.ts";
import type { Streams } from "./streams.ts";

/** Answers the body of a pipeline request. Throws what refuses the request as a whole; the stream is closed then. */
export async function answerPipeline(
  streams: Streams,
  namespace: Namespace,
  access: Access,
  body: Uint8Array,
  version: Version,
  limits: Limits,
): Promise<string> {
  const { baton, requests } = parsePipeline(body, version);
  const stream = streams.acquire(namespace, baton);
  const budget = { bytesLeft: limits.answerBytes };
  try {
    const results: string[] = [];
    for (const request of requests) results.push(await answer(stream, access, request, budget));
    const next = streams.release(stream);
    return `{"baton":${next === null ? "null" : `"${next}"`},"base_url":null,"results":[${results.join(",")}]}`;
  } catch (error) {
    streams.drop(stream);
    throw error;
  }
}
