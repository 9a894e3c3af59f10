import type { IncomingMessage } from "node:http";
import { NamespaceError } from "./namespaces.ts";

/** The whole body in a buffer of its own, which can be handed to a thread. Refuses with 413 as soon as it is too large. */
export function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new NamespaceError(413, `The request body is larger than ${limit} bytes`);
  if (Number(request.headers["content-length"] ?? 0) > limit) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    request.on("data", (chunk: Uint8Array) => {
      bytes += chunk.byteLength;
      if (bytes <= limit) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      reject(tooLarge());
    });
    request.on("end", () => resolve(join(chunks, bytes)));
    request.on("error", reject);
    request.on("close", () => {
      if (!request.complete) reject(new NamespaceError(400, "The client went away"));
    });
  });
}

const patienceMs = 2_000;

/** Reads past what is left of a refused body, for a while: a client that is cut off while it sends never sees the refusal. */
export function skipBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(resolve, patienceMs);
    request.on("close", resolve).on("end", resolve).resume();
    request.on("end", () => clearTimeout(late));
  });
}

function join(chunks: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
