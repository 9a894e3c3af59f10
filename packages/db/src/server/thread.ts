import { parentPort, workerData } from "node:worker_threads";
import { createNamespaceFile, copyNamespaceFile } from "./namespaceFile.ts";
import { answerCursor } from "./hrana/cursor.ts";
import { errorJson, ProtocolError, StreamError } from "./hrana/error.ts";
import { answerPipeline } from "./hrana/pipeline.ts";
import { Streams } from "./hrana/streams.ts";
import type { Answer, Job, Question, ThreadData } from "./messages.ts";
import { Namespace, NamespaceDamaged } from "./namespace.ts";
import { namespaceFolder } from "./namespaceFile.ts";

type Reply = Pick<Answer, "status" | "contentType"> & { readonly text: string };

const { namespacesFolder, limits }: ThreadData = workerData;
const streams = new Streams(limits);
const namespaces = new Map<string, Namespace>();
const encoder = new TextEncoder();

const json = (status: number, text: string): Reply => ({ status, contentType: "application/json", text });

function open(name: string): Namespace {
  const known = namespaces.get(name);
  if (known !== undefined) return known;
  const namespace = new Namespace(name, namespaceFolder(namespacesFolder, name), limits);
  namespaces.set(name, namespace);
  return namespace;
}

function close(name: string): void {
  const namespace = namespaces.get(name);
  if (namespace === undefined) return;
  streams.dropAll(namespace);
  namespace.close();
  namespaces.delete(name);
}

async function perform(name: string, job: Job): Promise<Reply> {
  switch (job.type) {
    case "pipeline":
      return json(200, await answerPipeline(streams, open(name), job.access, job.body, job.version, limits));
    case "cursor": {
      const text = await answerCursor(streams, open(name), job.access, job.body, limits);
      return { status: 200, contentType: "text/plain", text };
    }
    case "create":
      createNamespaceFile(namespacesFolder, name);
      return json(200, "{}");
    case "copy":
      copyNamespaceFile(namespacesFolder, name, job.to);
      return json(200, "{}");
    case "forget":
      close(name);
      return json(200, "{}");
    case "stats":
      return json(200, JSON.stringify({ query_count: namespaces.get(name)?.queries ?? 0 }));
    case "closeAll":
      for (const known of namespaces.keys()) close(known);
      return json(200, "{}");
  }
}

function failure(error: unknown): Reply {
  if (error instanceof ProtocolError) return { status: 400, contentType: "text/plain", text: error.message };
  if (error instanceof StreamError) return json(500, errorJson(error));
  if (error instanceof NamespaceDamaged) {
    return json(500, JSON.stringify({ error: error.message, message: error.message, code: error.code }));
  }
  const message = error instanceof Error ? error.message : String(error);
  return json(
    500,
    JSON.stringify({ error: `Internal Error: \`${message}\``, message, code: "INTERNAL_ERROR" }),
  );
}

parentPort?.on("message", async ({ id, namespace, job }: Question) => {
  const { status, contentType, text } = await perform(namespace, job).catch(failure);
  const body = encoder.encode(text);
  const answer: Answer = { id, status, contentType, body };
  parentPort?.postMessage(answer, [body.buffer]);
});
