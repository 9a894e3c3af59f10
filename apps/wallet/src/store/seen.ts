import { now } from "@mereau/ui/clock.ts";
import { database } from "#store/database.ts";

/** What is kept of the API's answers, each under its name. */
export type Seen<Value> = { value: Value; at: number };

/** What was last seen under a name, and when; null: nothing, or this device keeps nothing. */
export async function recall<Value>(name: string): Promise<Seen<Value> | null> {
  try {
    const found: { value: unknown; at: number } | undefined = await (await database()).get("seen", name);
    return found ? JSON.parse(JSON.stringify(found)) : null;
  } catch {
    return null;
  }
}

/** Keeps what was just seen. A device that keeps nothing shows it all the same. */
export async function remember(name: string, value: unknown): Promise<void> {
  try {
    await (await database()).put("seen", { value, at: now() }, name);
  } catch {
    // Storage is full or forbidden: the wallet then opens with the network alone
  }
}

/** Forgets everything seen: somebody signed out. Orders under way stay. */
export async function forgetSeen(): Promise<void> {
  try {
    await (await database()).clear("seen");
  } catch {
    // A device that keeps nothing has nothing to forget
  }
}
