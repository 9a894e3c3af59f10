import { once } from "node:events";

import * as z from "zod";

const targets = z.array(z.object({ webSocketDebuggerUrl: z.string(), title: z.string() }));
const message = z.object({
  id: z.int().optional(),
  method: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.object({ message: z.string() }).optional(),
});

type Message = z.infer<typeof message>;

/** One end of a debugging protocol: a process, or a thread inside it. */
export type Debugger = {
  ask(method: string, params?: object): Promise<Record<string, unknown>>;
  onEvent(heed: (method: string, params: Record<string, unknown>) => void): void;
  /** Takes in a message that arrived for this end. */
  hear(text: string): void;
};

/** Speaks the debugging protocol through `send`. */
export function speak(send: (text: string) => void): Debugger {
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>>>();
  let heed: ((method: string, params: Record<string, unknown>) => void) | undefined;
  let lastId = 0;
  const settle = ({ id, result, error }: Message) => {
    const asked = waiting.get(id ?? 0);
    waiting.delete(id ?? 0);
    if (error) asked?.reject(new Error(`The inspector refuses: ${error.message}`));
    else asked?.resolve(result ?? {});
  };
  return {
    ask(method, params = {}) {
      lastId += 1;
      const asked = Promise.withResolvers<Record<string, unknown>>();
      waiting.set(lastId, asked);
      send(JSON.stringify({ id: lastId, method, params }));
      return asked.promise;
    },
    onEvent(listener) {
      heed = listener;
    },
    hear(text) {
      const heard = message.parse(JSON.parse(text));
      if (heard.id !== undefined) settle(heard);
      else if (heard.method !== undefined) heed?.(heard.method, heard.params ?? {});
    },
  };
}

/** Connects to what a process offers on its inspector's port. */
export async function attach(port: number): Promise<{ title: string; end: Debugger; close: () => void }[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  return Promise.all(
    targets.parse(await answer.json()).map(async ({ webSocketDebuggerUrl, title }) => {
      const socket = new WebSocket(webSocketDebuggerUrl);
      await once(socket, "open");
      const end = speak((text) => socket.send(text));
      socket.addEventListener("message", ({ data }) => end.hear(String(data)));
      return { title, end, close: () => socket.close() };
    }),
  );
}
