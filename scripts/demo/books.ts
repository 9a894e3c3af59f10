import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { accountPage } from "@mereau/shared/contracts/accounts.ts";
import { batchPage, ledgerHead } from "@mereau/shared/contracts/ledger.ts";
import { isOrderSigned } from "@mereau/shared/crypto/order.ts";
import { ChainVerifier, type ChainKeys } from "@mereau/shared/ledger/verify/chain.ts";
import { readContent } from "@mereau/shared/ledger/verify/content.ts";
import { parseAmount } from "@mereau/shared/money/decimal.ts";

import type { Device } from "./device.ts";
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
  trace.check("hledger check --strict", hledger("check", "--strict").status, 0);
  const { stdout } = hledger("balance", "--flat", "--no-total", "cur:MIEL", "Issuance");
  trace.check("hledger’s balance of the issuance", stdout.trim().split(/\s{2,}/)[0] ?? "", "-150.00 MIEL");
}

type Keys = { community: string; publicKey: string; device: Device };

/** Every batch is read through the API, and its hash, signature and sums are worked out once more. */
export async function verifyChain(scene: Scene, maud: Player, keys: Keys): Promise<void> {
  const { api, trace } = scene;
  trace.chapter("The whole chain is verified");
  const verifier = new ChainVerifier(chainKeys(keys));
  const faults: string[] = [];
  for (let cursor = ""; ;) {
    const path = scene.path(`ledger/batches?content=true&limit=10${cursor}`);
    const { items, next } = await api.ask(batchPage, "GET", path, maud);
    for (const { content = "", ...batch } of items) {
      const { lastTransfer, lastPosting } = verifier.tail;
      const read = readContent(content);
      const row = {
        ...batch,
        content,
        epoch: read?.header.epoch ?? 0,
        lastTransfer: lastTransfer + (read?.transfers.length ?? 0),
        lastPosting: lastPosting + (read?.postings.length ?? 0),
      };
      faults.push(...(await verifier.follow(row)).map(({ where, what }) => `${where}: ${what}`));
    }
    if (next === null) break;
    cursor = `&cursor=${next}`;
  }
  faults.push(...verifier.finish().map(({ where, what }) => `${where}: ${what}`));
  const head = await api.ask(ledgerHead, "GET", scene.path("ledger/head"), maud);
  trace.check("Batches, each tied to the one before", verifier.tail.seq, head.seq);
  trace.check("The hash of the last one is the ledger’s", verifier.tail.hash === head.hash, true);
  trace.check("Payment orders whose device signature checks", verifier.orders, 1);
  trace.check("What is wrong with any of it", faults, []);
}

const chainKeys = ({ community, publicKey, device }: Keys): ChainKeys => ({
  community,
  publicKey,
  isOrderSigned: async ({ id, currency, from, to, amount, expiresAt, order }) => {
    if (order?.keyId !== device.keyId) return null;
    const signed = { community, currency, transfer: id, from, to, amount, expiresAt, keyId: order.keyId };
    return isOrderSigned(signed, device.publicKey, order.signature);
  },
});

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
