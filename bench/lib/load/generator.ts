import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

import { readWholeAnswer } from "./answer.ts";
import type { LoadPlan, LoadReport } from "./load.ts";

/*
 * A thread that sends prepared requests over keep-alive connections, one at a time on each, and times the answers.
 * Closed loop: a connection sends its next request when it has its answer. Open loop: request i is due at i / rate;
 * when every connection was busy then, its latency counts from that moment, so that no waiting is left out.
 */

const plan: LoadPlan = workerData;
const { bytes, ends } = plan.requests;
const latenciesMs = new Float64Array(ends.length);
const unexpected: LoadReport["unexpected"] = [];
let next = 0;
let began = 0;

const requestOf = (index: number) => bytes.subarray(index === 0 ? 0 : ends[index - 1], ends[index]);

/** Sends one request and gives its answer; rejects when the connection breaks or nothing comes in time. */
function exchange(socket: Socket, request: Uint8Array): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    let text = "";
    const done = (settle: () => void) => {
      socket.off("data", onData).off("error", reject).off("close", onClose).off("timeout", onTimeout);
      settle();
    };
    const onClose = () => done(() => reject(new Error("The connection was closed")));
    const onTimeout = () => done(() => reject(new Error(`No answer within ${plan.patienceMs} ms`)));
    const onData = (chunk: string) => {
      text += chunk;
      const answer = readWholeAnswer(text);
      if (answer) done(() => resolve(answer));
    };
    socket.on("data", onData).on("error", reject).on("close", onClose).on("timeout", onTimeout);
    socket.write(request);
  });
}

/** Waits until a request is due, and gives the moment from which its latency counts. */
async function turnOf(index: number): Promise<number> {
  if (plan.ratePerS === null) return performance.now();
  const due = began + (index * 1000) / plan.ratePerS;
  const early = due - performance.now();
  if (early <= 0) return due;
  await sleep(early);
  // A timer that fires late is this thread's doing, not the server's.
  return performance.now();
}

async function runConnection(socket: Socket): Promise<void> {
  while (next < ends.length) {
    const index = next;
    next += 1;
    const from = await turnOf(index);
    const { status, body } = await exchange(socket, requestOf(index));
    latenciesMs[index] = performance.now() - from;
    if (status !== plan.expect.status || !body.includes(plan.expect.text))
      unexpected.push({ status, body: body.slice(0, 500) });
  }
}

async function openConnection(): Promise<Socket> {
  const socket = connect({ host: plan.host, port: plan.port, noDelay: true });
  socket.setEncoding("latin1");
  socket.setTimeout(plan.patienceMs);
  await once(socket, "connect");
  return socket;
}

const sockets = await Promise.all(Array.from({ length: plan.connections }, openConnection));
const idleBefore = performance.eventLoopUtilization();
began = performance.now();
await Promise.all(sockets.map(runConnection));
const seconds = (performance.now() - began) / 1000;
const { utilization } = performance.eventLoopUtilization(idleBefore);
for (const socket of sockets) socket.destroy();
const report: LoadReport = { seconds, latenciesMs, unexpected, generatorBusy: utilization };
parentPort?.postMessage(report, [latenciesMs.buffer]);
