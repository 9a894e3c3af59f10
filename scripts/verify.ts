import { euros } from "@mereau/shared/journal/fec/validate/validate.ts";

import { type CheckedFec, checkFecFile } from "./verify/fecFile.ts";
import { readOptions, type VerifyOptions } from "./verify/options.ts";
import { checkReceiptFile } from "./verify/receiptFile.ts";
import { type Verified, verify } from "./verify/run.ts";
import { NothingToVerify } from "./verify/source.ts";

/*
 * npm run verify -- --community SLUG [--data DIR] [--key PUBLIC_KEY]
 * npm run verify -- --export FILE [--key PUBLIC_KEY]
 * npm run verify -- --fec FILE
 * npm run verify -- --receipt FILE --key PUBLIC_KEY
 * Recomputes a ledger and compares every table with it, goes through a French bookkeeping file, or checks a receipt. Ends with 0 when every figure checks, with 1 when something
 * is not as it was written, with 2 when there is nothing to verify.
 */

const say = (text: string) => process.stdout.write(`${text}\n`);
const count = (figure: number) => figure.toLocaleString("en").padStart(11);
const took = (began: number) => `gone through in ${((performance.now() - began) / 1000).toFixed(1)} s`;

// Whoever reads the output may go before its end
process.stdout.on("error", () => process.exit());

function onProgress(batches: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r  ${batches} batches…`);
}

/** What was gone through. It claims nothing: that is for the last line. */
function tellCounts(verified: Verified): void {
  const { batches, transfers, postings, accounts, orders, acceptances, hash, publicKey } = verified;
  say(`${count(batches)} batches`);
  say(`${count(transfers)} transfers`);
  say(`${count(postings)} postings`);
  say(`${count(accounts)} accounts`);
  say(`${count(orders)} payment orders signed on a device`);
  say(`${count(acceptances)} agreements to the charter or the terms signed on a device`);
  say(`  the chain ends at ${hash}`);
  say(`  the community’s key is ${publicKey}`);
}

function tellOutcome({ faults, isAtRest, isCutShort }: Verified): void {
  if (!isAtRest && faults.length === 0)
    say("  Exported while life went on: the batches were verified, not the tables beside them.");
  for (const { where, what } of faults) say(`✗ ${where}: ${what}`);
  if (isCutShort) say("✗ … and perhaps more: the search stopped here.");
  if (faults.length > 0) say("✗ Not everything is as it was written.");
  else say("✓ Every hash, signature, sum and limit checks, and every row is as its batch says.");
}

function tellFec({ lines, ecritures, debit, credit, days, encoding, faults, ...rest }: CheckedFec): void {
  say(`${count(lines)} lines, in ${encoding}`);
  say(`${count(ecritures)} écritures${days ? `, from ${days.first} to ${days.last}` : ""}`);
  say(`${euros(debit).padStart(11)} € of debits`);
  say(`${euros(credit).padStart(11)} € of credits`);
  for (const remark of rest.remarks) say(`  Note: ${remark}.`);
  for (const { line, what } of faults) say(`✗ line ${line}: ${what}`);
  if (rest.isCutShort) say("✗ … and more: only the first are told.");
  if (faults.length > 0) say("✗ This is not a file as article A47 A-1 wants it.");
  else say("✓ Every line is as article A47 A-1 wants it, and every écriture balances.");
}

/** Gives how many faults there are. */
async function verifyFec(path: string): Promise<number> {
  const began = performance.now();
  const checked = await checkFecFile(path);
  say(`${path}, ${took(began)}`);
  tellFec(checked);
  return checked.faults.length;
}

/** Gives how many faults there are. */
async function verifyReceipt(path: string, key: string): Promise<number> {
  const { facts, isValid } = await checkReceiptFile(path, key);
  for (const [name, value] of facts) say(`${name.padStart(11)}  ${value}`);
  say(isValid ? "✓ The community signed this." : "✗ This is not what the community signed.");
  return isValid ? 0 : 1;
}

/** Gives how many faults there are. */
async function verifyLedger(options: VerifyOptions): Promise<number> {
  const began = performance.now();
  const verified = await verify(options, onProgress);
  if (process.stderr.isTTY) process.stderr.write("\r");
  say(`${verified.name}, ${took(began)}`);
  tellCounts(verified);
  tellOutcome(verified);
  return verified.faults.length;
}

try {
  const options = readOptions(process.argv.slice(2));
  const faults =
    "fecPath" in options
      ? await verifyFec(options.fecPath)
      : "receiptPath" in options
        ? await verifyReceipt(options.receiptPath, options.key)
        : await verifyLedger(options);
  process.exitCode = faults === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof NothingToVerify)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
