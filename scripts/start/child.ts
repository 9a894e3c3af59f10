import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

import * as z from "zod";

import { CannotStart } from "./cannotStart.ts";

/** What a child says of itself on standard output, each on a line of its own among its other log lines. */
const news = z.discriminatedUnion("event", [
  z.object({ event: z.literal("listening"), url: z.url() }),
  z.object({ event: z.literal("refused"), message: z.string() }),
]);

export type ChildPlan = {
  /** As people read it: "The database server". */
  name: string;
  /** A TypeScript file, and its parameters. */
  command: string[];
  env: Record<string, string>;
  /** Everything it prints is kept there. */
  log: string;
};

export type Child = {
  url: string;
  /** Of the program itself, and of the process group of everything that it starts. */
  pid: number | undefined;
  /** Resolves when it has ended, with how. */
  ended: Promise<string>;
  /** Asks it to end; past `patienceMs`, ends it and everything that it started. */
  stop(patienceMs?: number): Promise<void>;
  /** Ends it and everything that it started, at once. */
  kill(): void;
};

const preload = fileURLToPath(new URL("endWithParent.ts", import.meta.url));

/**
 * Starts a program and waits until it listens. `onSpawn` gets it before that, so that it can be stopped while it
 * starts. It has a process group of its own: a Ctrl-C reaches this process alone, which then stops its children in
 * order. Throws {@link CannotStart} with the child's own sentence when it refuses to start.
 */
export async function startChild(
  plan: ChildPlan,
  onSpawn: (child: Omit<Child, "url">) => void,
): Promise<Child> {
  const child = spawn(process.execPath, ["--import", preload, ...plan.command], {
    env: { ...process.env, ...plan.env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true,
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  child.on("error", (error) => end(error.message));
  child.on("exit", () => killGroup(child));
  child.on("close", (code, signal) => end(signal ? `by ${signal}` : `with code ${code}`));
  const control = controlOf(child, ended);
  onSpawn(control);
  const url = await Promise.race([
    firstNews(child, plan),
    ended.then((how) => {
      throw new CannotStart(`${plan.name} ended ${how} while starting. Its log: ${plan.log}`);
    }),
  ]);
  return { url, ...control };
}

function firstNews(child: ChildProcess, { log }: ChildPlan): Promise<string> {
  const kept = createWriteStream(log, { flags: "a", mode: 0o600 });
  kept.on("error", () => undefined);
  child.stderr?.on("data", (chunk: Buffer) => kept.write(chunk));
  return new Promise((resolve, reject) => {
    if (!child.stdout) return;
    createInterface(child.stdout).on("line", (line) => {
      kept.write(`${line}\n`);
      const heard = line.startsWith('{"event":') ? news.safeParse(JSON.parse(line)).data : undefined;
      if (heard?.event === "listening") resolve(heard.url);
      if (heard?.event === "refused") reject(new CannotStart(heard.message));
    });
  });
}

function controlOf(child: ChildProcess, ended: Promise<string>): Omit<Child, "url"> {
  return {
    pid: child.pid,
    ended,
    async stop(patienceMs = 10_000) {
      child.kill("SIGTERM");
      const late = await Promise.race([ended.then(() => false), sleep(patienceMs, true, { ref: false })]);
      if (late) killGroup(child);
      await ended;
    },
    kill: () => killGroup(child),
  };
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing of it is left.
  }
}
