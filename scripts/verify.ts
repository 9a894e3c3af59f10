import { readOptions } from "./verify/options.ts";
import { verify } from "./verify/run.ts";
import { NothingToVerify } from "./verify/source.ts";

/*
 * npm run verify -- --community SLUG [--data DIR] [--key PUBLIC_KEY]
 * npm run verify -- --export FILE [--key PUBLIC_KEY]
 * Recomputes a ledger and compares every table with it. Ends with 0 when every figure checks, with 1 when something
 * was altered, with 2 when there is nothing to verify.
 */

const say = (text: string) => process.stdout.write(`${text}\n`);
const count = (figure: number) => figure.toLocaleString("en").padStart(11);

function onProgress(batches: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r  ${batches} batches…`);
}

try {
  const began = performance.now();
  const { name, publicKey, hash, faults, isAtRest, ...counted } = await verify(
    readOptions(process.argv.slice(2)),
    onProgress,
  );
  if (process.stderr.isTTY) process.stderr.write("\r");
  say(`${name}, verified in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  say(`${count(counted.batches)} batches, each hashed with the one before it and signed by ${publicKey}`);
  say(`${count(counted.transfers)} transfers`);
  say(`${count(counted.postings)} postings, which sum to zero in each currency`);
  say(`${count(counted.accounts)} accounts, within their limits`);
  say(`${count(counted.orders)} payment orders signed on a device`);
  say(`  the chain ends at ${hash}`);
  if (!isAtRest) say("  Exported while life went on: the batches were verified, not the tables beside them.");
  for (const { where, what } of faults) say(`✗ ${where}: ${what}`);
  say(faults.length === 0 ? "✓ Every figure checks." : `✗ ${faults.length} faults: this ledger was altered.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof NothingToVerify)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
