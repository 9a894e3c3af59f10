import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Answer, Job, Question, ThreadData } from "./messages.ts";

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, { resolve: (answer: Answer) => void; reject: (reason: Error) => void }>;
}

/** One thread less than the machine has cores, and two where there are two: one is for HTTP. */
export function defaultThreads(): number {
  const cores = availableParallelism();
  return cores < 2 ? 1 : Math.max(2, cores - 1);
}

/** The threads that run SQL. A namespace always goes to the same one, so that nothing is shared between them. */
export class Pool {
  readonly #data: ThreadData;
  readonly #onDeath: (reason: string) => void;
  readonly #threads: Thread[];
  #lastId = 0;
  #closing = false;

  constructor(threads: number, data: ThreadData, onDeath: (reason: string) => void) {
    this.#data = data;
    this.#onDeath = onDeath;
    this.#threads = Array.from({ length: threads }, (_, index) => this.#start(index));
  }

  /** The answer of the namespace's thread; the bytes of a job's body are handed over. Rejects when the thread ended. */
  ask(namespace: string, job: Job): Promise<Answer> {
    return this.#send(this.#threads[hash(namespace) % this.#threads.length], namespace, job);
  }

  /** Closes every namespace, then the threads. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const thread of this.#threads) {
      await this.#send(thread, "", { type: "closeAll" }).catch(() => undefined);
      await thread.worker.terminate();
    }
  }

  #send(thread: Thread | undefined, namespace: string, job: Job): Promise<Answer> {
    if (thread === undefined) return Promise.reject(new Error("The server has no threads"));
    this.#lastId += 1;
    const question: Question = { id: this.#lastId, namespace, job };
    return new Promise((resolve, reject) => {
      thread.waiting.set(question.id, { resolve, reject });
      thread.worker.postMessage(question, "body" in job ? [job.body.buffer] : []);
    });
  }

  #start(index: number): Thread {
    const worker = new Worker(join(import.meta.dirname, "thread.ts"), {
      workerData: this.#data,
      execArgv: [],
    });
    const thread: Thread = { worker, waiting: new Map() };
    worker.on("message", (answer: Answer) => {
      const waiting = thread.waiting.get(answer.id);
      thread.waiting.delete(answer.id);
      waiting?.resolve(answer);
    });
    worker.on("error", (error) => this.#onDeath(error.message));
    worker.on("exit", () => {
      for (const { reject } of thread.waiting.values())
        reject(new Error("The thread of this namespace has ended"));
      thread.waiting.clear();
      if (!this.#closing) this.#threads[index] = this.#start(index);
    });
    return thread;
  }
}

/** FNV-1a: spreads names that differ by a letter. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
