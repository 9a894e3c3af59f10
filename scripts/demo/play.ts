import { checkJournal, checkSums, verifyChain } from "./books.ts";
import { configure, found, takeIn } from "./community.ts";
import { payByDevice } from "./device.ts";
import { liveOnDividends } from "./dividends.ts";
import { holdAndCapture } from "./holds.ts";
import { issueMoney, pay, payInBulk, redeem, reverse } from "./payments.ts";
import type { Scene } from "./scene.ts";
import { checkReceipts, readStatements } from "./statements.ts";

/** The main job from nothing, over the public API: each step checks its figures in the scene’s trace. */
export async function play(scene: Scene, operatorToken: string): Promise<void> {
  const began = Date.now();
  const { community, maud } = await found(scene, operatorToken);
  await configure(scene, maud);
  const { alice, bakery } = await takeIn(scene, maud);
  const people = { maud, alice, bakery };
  await issueMoney(scene, people);
  const paid = await pay(scene, people);
  const { device, transfer: signed } = await payByDevice(scene, { community, alice, bakery });
  await holdAndCapture(scene, people);
  await payInBulk(scene, people);
  await reverse(scene, people, paid);
  await readStatements(scene, alice, began);
  const publicKey = await checkReceipts(scene, alice, [paid, signed]);
  await redeem(scene, people);
  await liveOnDividends(scene, operatorToken);
  await checkJournal(scene, maud);
  await verifyChain(scene, maud, { community, publicKey, device });
  await checkSums(scene, maud);
}
