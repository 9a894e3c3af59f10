import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { accountPage } from "@mereau/shared/contracts/accounts.ts";
import { ledgerHead } from "@mereau/shared/contracts/ledger.ts";
import { parseAmount } from "@mereau/shared/money/decimal.ts";

import { verify } from "../verify/run.ts";
import { followChain, type ChainFacts } from "./chain.ts";
import type { Player, Scene } from "./scene.ts";

/** The journal passes hledger’s own checks, and hledger comes to the same balances. */
export async function checkJournal(scene: Scene, maud: Player): Promise<void> {
  const { api, trace } = scene;
  trace.chapter("The journal goes to an accounting program");
  const journal = await api.read(scene.path("ledger/journal?format=hledger"), maud.token);
  trace.check("Entries that the journal has", journal.match(/^\d{4}-\d\d-\d\d \* \(/gm)?.length ?? 0, 8);
  const path = join(scene.folder, "demo.journal");
  await writeFile(path, journal);
  const hledger = (...parameters: string[]) =>
    spawnSync("hledger", ["-f", path, ...parameters], { encoding: "utf8" });
  if (hledger("--version").error)
    return trace.tell("hledger is not on this machine: its checks are left out.");
  trace.check("hledger check --strict passes", hledger("check", "--strict").status === 0, true);
  const { stdout } = hledger("balance", "--flat", "--no-total", "cur:MIEL", "Issuance");
  trace.check("hledger’s balance of the issuance", stdout.trim().split(/\s{2,}/)[0] ?? "", "-150.00 MIEL");
}

/** The chain is read through the API and worked out once more, then everything that lies in the database’s file. */
export async function verifyChain(scene: Scene, maud: Player, keys: ChainFacts): Promise<void> {
  const { api, trace } = scene;
  trace.chapter("The whole chain is verified");
  const verified = await followChain(scene, maud, keys);
  const head = await api.ask(ledgerHead, "GET", scene.path("ledger/head"), maud);
  trace.check("Batches, each tied to the one before", verified.tail.seq, head.seq);
  trace.check("The hash of the last one is the ledger’s", verified.tail.hash === head.hash, true);
  trace.check("Payment orders whose device signature is valid", verified.orders, 1);
  trace.check("What is wrong with any of them", verified.faults, []);

  trace.tell("The same with the verifier of the project, on the files themselves.");
  await verifyFiles(scene, maud, keys.publicKey);
}

/** The project’s own verifier finds nothing wrong in the files of a community. */
export async function verifyFiles(scene: Scene, reader: Player, publicKey: string): Promise<void> {
  const { api, trace, slug, folder } = scene;
  const head = await api.ask(ledgerHead, "GET", scene.path("ledger/head"), reader);
  const found = await verify({ community: slug, folder, key: publicKey }, () => undefined);
  trace.check("Batches in the file", found.batches, head.seq);
  trace.check("The hash of the last one is the ledger’s", found.hash === head.hash, true);
  trace.check(
    "What is wrong with any table",
    found.faults.map(({ where, what }) => `${where}: ${what}`),
    [],
  );
}

/** Whatever anybody has, somebody else is short of: all accounts of a currency sum to zero. */
export async function checkSums(scene: Scene, maud: Player): Promise<void> {
  const { api, trace } = scene;
  trace.chapter("Balances sum to zero");
  const { items } = await api.ask(accountPage, "GET", scene.path("accounts?all=true&limit=200"), maud);
  const sums = new Map<string, number>();
  for (const { currency, posted } of items) {
    const amount = parseAmount(posted, 2);
    if (!amount.ok) throw new Error(`The service answered ${posted} as an amount`);
    sums.set(currency, (sums.get(currency) ?? 0) + amount.value);
  }
  trace.check("Accounts", items.length, 6);
  for (const currency of ["MIEL", "EUR"])
    trace.check(`All accounts in ${currency} together`, sums.get(currency) ?? null, 0);
}
