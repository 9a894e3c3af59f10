import { readyLine, readyText } from "./start/announce.ts";
import { CannotStart } from "./start/cannotStart.ts";
import { Deployment } from "./start/deployment.ts";
import { readOptions, type Options, usage } from "./start/options.ts";
import { seedOnce } from "./start/seeding.ts";

/*
 * npm start -- [--port N] [--data DIR] [--json]
 * Runs everything on this machine: the local libSQL server, the Worker with both apps, demonstration communities.
 * Progress goes to standard error; standard output gets the addresses, or with --json one line when ready.
 */

/** npm and the terminal may both pass one Ctrl-C on; a second one is meant only after this long. */
const SAME_INTERRUPT_MS = 500;

const say = (text: string) => process.stderr.write(`${text}\n`);
const began = Date.now();
const onProgress = (doing: string) => say(`  ${((Date.now() - began) / 1000).toFixed(1)} s  ${doing}`);

const deployment = new Deployment();
const stopped = Promise.withResolvers<void>();
const stopping = new AbortController();

function askToStop(): void {
  if (!stopping.signal.aborted) stopping.abort(Date.now());
  stopped.resolve();
}

/** A person who interrupts a second time does not want to wait. */
function interrupt(): void {
  if (!stopping.signal.aborted) return askToStop();
  if (Date.now() - Number(stopping.signal.reason) < SAME_INTERRUPT_MS) return;
  say("Stopping at once.");
  deployment.kill();
  process.exit(130);
}

async function serve(options: Options): Promise<never> {
  const starting = deployment.start({ ...options, signal: stopping.signal, onProgress });
  const { url, operatorToken } = await Promise.race([starting, deployment.failed]);
  const seeding = seedOnce(options.folder, { url, operatorToken, onProgress });
  const communities = await Promise.race([seeding, deployment.failed]);
  process.stdout.write(
    `${options.json ? readyLine(url, communities) : readyText(url, communities, options.folder)}\n`,
  );
  return deployment.failed;
}

if (process.argv.includes("--help")) {
  process.stdout.write(`${usage}\n`);
  process.exit();
}

process.on("SIGINT", interrupt);
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, askToStop);
// The set-up that started this process holds a channel to it, which closes with that process, even when it is killed.
process.on("disconnect", askToStop);
process.channel?.unref();
// Whoever reads the output may go; the service goes on.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

try {
  await Promise.race([serve(readOptions(process.argv.slice(2))), stopped.promise]);
  say("Stopping.");
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  say(error.message);
  process.exitCode = 1;
} finally {
  await deployment.stop();
}
process.exit();
