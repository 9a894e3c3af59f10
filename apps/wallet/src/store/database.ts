import { type DBSchema, type IDBPDatabase, openDB } from "idb";

import type { DeviceKey } from "#keys/deviceKey.ts";
import type { Order } from "#paying/order.ts";
import { slug } from "#shell.ts";

/** What this device keeps for one community. */
interface Kept extends DBSchema {
  /** What was last read, to open with when there is no network. */
  seen: { key: string; value: { value: unknown; at: number } };
  /** Payments that were confirmed on this device, by their transfer's id. Never dropped before their outcome is known. */
  orders: { key: string; value: Order; indexes: { signedAt: number } };
  /** The key with which this device signs, sealed. */
  keys: { key: string; value: DeviceKey };
}

let opened: Promise<IDBPDatabase<Kept>> | undefined;

/** Its version only rises, and an upgrade keeps every order: they may be payments on their way. */
const VERSION = 1;

/** The device's own database; opened once. */
export const database = (): Promise<IDBPDatabase<Kept>> =>
  (opened ??= openDB<Kept>(`mereau:${slug}`, VERSION, {
    upgrade(db) {
      db.createObjectStore("seen");
      db.createObjectStore("orders", { keyPath: "id" }).createIndex("signedAt", "signedAt");
      db.createObjectStore("keys");
    },
    blocking(_current, _blocked, event) {
      // Another tab has a newer version of the app: it shall not wait for this one
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated() {
      opened = undefined;
    },
  }));
