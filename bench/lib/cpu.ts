import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds in a tick of the kernel's account of processes (USER_HZ, 100 on every Linux). */
const TICK_MS = 10;

/** The fields of /proc/…/stat after the program's name, which may hold spaces: state, parent, group… */
function statOf(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(") ") + 2).split(" ");
  } catch {
    return [];
  }
}

/**
 * The processor time that these process groups have used up to now, in milliseconds (proc(5): utime and stime, in
 * steps of ten). Null where the system has no /proc.
 */
export function cpuMs(groups: readonly (number | undefined)[]): number | null {
  if (process.platform !== "linux") return null;
  const wanted = new Set(groups.map(String));
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter(([, , group]) => group !== undefined && wanted.has(group))
    .reduce((sum, stat) => sum + (Number(stat[11]) + Number(stat[12])) * TICK_MS, 0);
}
