import { type DBSchema, openDB } from "idb";

import { slug } from "#shell.ts";

export type Line = { product: string; quantity: number };

/** An order that was sent, or is about to be: its id is written down before. */
export type Sent = { id: string; by: "card" | "request"; total: string };

/** What the tablet keeps through a cut or a reload: what was chosen, and the order whose end it must know. Never a card or a code. */
export type Kept = { lines: Line[]; sent: Sent | null };

interface Schema extends DBSchema {
  kept: { key: string; value: Kept };
}

const opened = openDB<Schema>(`mereau-kiosk:${slug}`, 1, {
  upgrade: (db) => void db.createObjectStore("kept"),
});

/** What was kept; nothing on a new tablet. */
export const readKept = async (): Promise<Kept> =>
  (await (await opened).get("kept", "now")) ?? { lines: [], sent: null };

/** Done once it is on the device: an order is sent after that. */
export const keep = async (kept: Kept): Promise<void> => {
  const { done, store } = (await opened).transaction("kept", "readwrite", { durability: "strict" });
  await store.put(kept, "now");
  await done;
};
