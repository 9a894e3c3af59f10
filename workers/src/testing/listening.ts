import { env } from "cloudflare:workers";
import { expect, vi } from "vitest";

import { liveNote } from "@mereau/shared/contracts/live.ts";
import type { WorkerTown } from "#testing/workerTown.ts";

const PATIENCE = { timeout: 5_000, interval: 10 };

/** Opens a live connection to a town as a program does, and keeps what is heard over it. */
export async function listen({ app, slug }: WorkerTown, token: string) {
  const answer = await app.request(
    `http://mereau.test/v1/${slug}/live`,
    { headers: { Upgrade: "websocket", Authorization: `Bearer ${token}` } },
    env,
  );
  const socket = answer.webSocket;
  if (!socket) throw new Error(`No socket was given: ${answer.status}`);
  const heard: string[] = [];
  const closed: { code: number; reason: string }[] = [];
  socket.addEventListener("message", ({ data }) => void heard.push(String(data)));
  socket.addEventListener("close", ({ code, reason }) => void closed.push({ code, reason }));
  socket.accept();
  return {
    socket,
    /** The notes that have come, once there are so many. */
    notes: async (count: number) => {
      await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(count), PATIENCE);
      return heard.map((text) => liveNote.parse(JSON.parse(text)));
    },
    /** How it was closed, once it is. */
    ending: async () => {
      await vi.waitFor(() => expect(closed).toHaveLength(1), PATIENCE);
      return closed[0];
    },
    /** What is answered to a text, nothing else having been heard. */
    answerTo: async (text: string) => {
      socket.send(text);
      await vi.waitFor(() => expect(heard).toHaveLength(1), PATIENCE);
      return heard.pop();
    },
  };
}
