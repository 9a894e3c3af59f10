import type { Command } from "@mereau/shared/ledger/command.ts";
import { touchedBy } from "@mereau/shared/ledger/touched.ts";
import type { View } from "@mereau/shared/ledger/view.ts";

/** The accounts that some calls settle and do nothing else with: nobody has asked for them. */
export function onlySettled(view: View, calls: readonly { commands: Command[] }[]): Set<string> {
  const commands = calls.flatMap((call) => call.commands);
  const settled = new Set(commands.flatMap((command) => (command.kind === "settle" ? command.account : [])));
  if (settled.size === 0) return settled;
  for (const command of commands)
    if (command.kind !== "settle") for (const id of touchedBy(view, command)) settled.delete(id);
  return settled;
}
