const MINUTE_MS = 60_000;

/**
 * When a cron line is due next, strictly after `now`; both in milliseconds since 1970. Understands what wrangler.toml
 * uses, every so many minutes, and throws for any other line.
 */
export function nextRun(cron: string, now: number): number {
  const minutes = Number(/^\*\/(\d+) \* \* \* \*$/.exec(cron)?.[1]);
  if (!(minutes >= 1 && 60 % minutes === 0)) throw new Error(`The local clock does not understand "${cron}"`);
  const period = minutes * MINUTE_MS;
  return (Math.floor(now / period) + 1) * period;
}
