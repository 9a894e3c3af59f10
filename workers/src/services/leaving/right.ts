import type { Caller } from "#services/context.ts";
import type { MemberRow } from "#services/members/find.ts";
import { allow, managing } from "#services/roles.ts";

/** Lets members leave, and managers let go whoever asks them to; of administrators, administrators alone. */
export function mayLetLeave(caller: Caller, leaver: MemberRow): void {
  if (caller.member === leaver.id) return;
  allow(caller, managing);
  if (leaver.role === "admin") allow(caller, ["admin"]);
}
