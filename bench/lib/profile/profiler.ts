import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import * as z from "zod";

import { attach, speak, type Debugger } from "./inspector.ts";
import { profileSchema, summarise } from "./summary.ts";

const folder = fileURLToPath(new URL("../../profiles", import.meta.url));
const SAMPLE_US = 500;

/** A process to profile: a name for its file, its inspector's port, and the source map of what it runs, if any. */
export type Workload = { name: string; inspectorPort: number | null; sourceMap?: string };

type Profiled = { name: string; end: Debugger };

const attached = z.object({ sessionId: z.string(), workerInfo: z.object({ title: z.string() }) });
const received = z.object({ sessionId: z.string(), message: z.string() });

/** The worker threads of a Node process, each as an end of its own; none where the runtime knows no threads. */
async function threadsOf(name: string, process: Debugger): Promise<Profiled[]> {
  const threads = new Map<string, Debugger>();
  process.onEvent((method, params) => {
    if (method === "NodeWorker.attachedToWorker") {
      const { sessionId } = attached.parse(params);
      threads.set(
        sessionId,
        speak((message) => void process.ask("NodeWorker.sendMessageToWorker", { sessionId, message })),
      );
    }
    if (method === "NodeWorker.receivedMessageFromWorker") {
      const { sessionId, message } = received.parse(params);
      threads.get(sessionId)?.hear(message);
    }
  });
  await process.ask("NodeWorker.enable", { waitForDebuggerOnStart: false }).catch(() => undefined);
  return [...threads.values()].map((end, index) => ({ name: `${name}-thread-${index + 1}`, end }));
}

async function startProfile({ end }: Profiled): Promise<void> {
  await end.ask("Profiler.enable");
  await end.ask("Profiler.setSamplingInterval", { interval: SAMPLE_US }).catch(() => undefined);
  await end.ask("Profiler.start");
}

/**
 * Runs work between the start and the end of a CPU profile of each process and thread. Writes `.cpuprofile` files into
 * bench/profiles/ (Chrome's and VS Code's tools open them) and gives the functions that took most time, as text.
 * A workerd runs many isolates on one thread, and the profile of each also counts the time of the others, against
 * whatever it ran last: there, trust comparisons of whole runs (`pay.…-cpu`) before single lines.
 */
export async function profileWork(
  title: string,
  workloads: readonly Workload[],
  work: () => Promise<unknown>,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const ends: (Profiled & { sourceMap?: string })[] = [];
  const closers: (() => void)[] = [];
  for (const { name, inspectorPort, ...rest } of workloads) {
    if (inspectorPort === null) continue;
    for (const { title: target, end, close } of await attach(inspectorPort)) {
      closers.push(close);
      const own = `${name}-${target.replaceAll(/[^\w]+/g, "-").slice(-30)}`;
      // Of a workerd's many isolates, one runs the bundle that the source map is of.
      ends.push(
        { name: own, end, ...(target.includes("user") ? rest : {}) },
        ...(await threadsOf(name, end)),
      );
    }
  }
  for (const end of ends) await startProfile(end);
  await work();
  const summaries: string[] = [];
  for (const { name, end, sourceMap } of ends) {
    const { profile } = await end.ask("Profiler.stop");
    const path = join(folder, `${title}.${name}.cpuprofile`);
    await writeFile(path, JSON.stringify(profile));
    const summary = await summarise(profileSchema.parse(profile), sourceMap);
    if (summary !== null) summaries.push(`${path}\n${summary}`);
  }
  for (const close of closers) close();
  return summaries.join("\n\n");
}
