import { randomUUID } from "node:crypto";
import type { Limits } from "../limits.ts";
import type { Namespace } from "../namespace.ts";
import { ProtocolError, StreamError } from "./error.ts";
import { Stream } from "./stream.ts";

const rememberedExpired = 10_000;

/**
 * The open streams of a thread. A baton is the stream's id and a token, both random and of 122 bits; each answer gives a new
 * token and the one before is refused.
 */
export class Streams {
  readonly #limits: Limits;
  readonly #open = new Map<string, Stream>();
  readonly #expired = new Set<string>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** A new stream, or the one of the baton. Throws a protocol error for a baton that is wrong, used or of another namespace. */
  acquire(namespace: Namespace, baton: string | undefined): Stream {
    if (baton === undefined) {
      const stream = new Stream(namespace);
      this.#open.set(stream.id, stream);
      return stream;
    }
    const [id = "", token = ""] = baton.split(".");
    const stream = this.#open.get(id);
    if (stream === undefined && this.#expired.has(id)) {
      throw new StreamError("STREAM_EXPIRED", "The stream has expired due to inactivity");
    }
    if (stream === undefined || stream.namespace !== namespace)
      throw new ProtocolError("Received an invalid baton");
    if (stream.inUse || stream.token !== token) {
      throw new ProtocolError("Received a baton that has already been used");
    }
    stream.inUse = true;
    clearTimeout(stream.idle);
    return stream;
  }

  /** The end of a request: the baton of the next one, or null when the stream was closed. */
  release(stream: Stream): string | null {
    if (!stream.isOpen) {
      this.#open.delete(stream.id);
      return null;
    }
    stream.inUse = false;
    stream.token = randomUUID();
    stream.idle = setTimeout(() => this.#expire(stream), this.#limits.streamIdleMs);
    return `${stream.id}.${stream.token}`;
  }

  /** Ends a stream whose request failed as a whole. */
  drop(stream: Stream): void {
    clearTimeout(stream.idle);
    stream.close();
    this.#open.delete(stream.id);
  }

  /** Ends every stream of a namespace that is about to be deleted or closed. */
  dropAll(namespace: Namespace): void {
    for (const stream of this.#open.values()) if (stream.namespace === namespace) this.drop(stream);
  }

  #expire(stream: Stream): void {
    this.drop(stream);
    if (this.#expired.size >= rememberedExpired) this.#expired.clear();
    this.#expired.add(stream.id);
  }
}
