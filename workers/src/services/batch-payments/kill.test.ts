import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { transfer } from "@mereau/db/tenant/schema.ts";
import { batchRequest } from "@mereau/shared/contracts/batchPayments.ts";
import { removeHolder } from "#services/accounts/removeHolder.ts";
import { setHolder } from "#services/accounts/setHolder.ts";
import { confirmBatch } from "#services/batch-payments/confirm.ts";
import { draftBatch } from "#services/batch-payments/draft.ts";
import { payBatches } from "#services/batch-payments/pay.ts";
import { getBatch, listLines } from "#services/batch-payments/read.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { losingAnswers, losingCalls } from "#testing/lostAnswers.ts";
import { createHookSender } from "#services/webhooks/sender.ts";
import { runAndKill } from "#testing/world.ts";

type Party = Awaited<ReturnType<TestCommunity["join"]>>;
type Mode = "each_alone" | "all_or_nothing";

const DAY = 86_400_000;
const text = "Ada;0.01\nAda;0.02";
let town: TestCommunity;
let noor: Party;
let ada: Party;

beforeAll(async () => {
  town = await startCommunity();
  [noor, ada] = [await town.join("Noor"), await town.join("Ada")];
  await town.endow(noor.account, "1000");
});

afterAll(() => town.close());

/** A batch of two lines from Noor’s account, confirmed by this member; its id. */
async function confirmed({ caller }: Party, mode: Mode = "each_alone"): Promise<string> {
  const from = noor.account;
  const asked = batchRequest.parse({ id: newId(), currency: "MIEL", from, name: "Novembre", mode, text });
  const { id, digest } = await draftBatch(town.context(), caller, asked);
  await confirmBatch(town.context(), caller, id, { digest, order: null });
  return id;
}

const read = (id: string) => getBatch(town.context(), noor.caller, id);

const verdictsOf = async (id: string) =>
  (await listLines(town.context(), noor.caller, id, { limit: 200 })).items.map(({ verdict }) => verdict);

const paidBy = (id: string) =>
  town.db
    .select()
    .from(transfer)
    .where(eq(transfer.reference, `batch-payments/${id}`));

test("where its answer was lost and the payer has lost the account since, it is told as the ledger has it", async () => {
  const target = { account: noor.account, member: ada.caller.member };
  const limits = { role: "operator", perTransfer: null, perDay: null } as const;
  const lost = async (mode: Mode, lose: typeof losingAnswers) => {
    await setHolder(town.context(), noor.caller, target, limits);
    const id = await confirmed(ada, mode);
    const ctx = lose(town.context());
    await payBatches.run(
      {
        ...ctx,
        mailer: createMailer(town.world.settings),
        pusher: null,
        hooks: createHookSender(town.world.settings),
      },
      ctx.now,
    );
    await removeHolder(town.context(), noor.caller, target);
    await town.runDue(Date.now() + DAY);
    const { state, failure, paid } = await read(id);
    return [state, failure, paid, ...(await verdictsOf(id))];
  };
  for (const mode of ["each_alone", "all_or_nothing"] as const) {
    expect(await lost(mode, losingAnswers)).toEqual(["done", null, 2, "accepted", "accepted"]);
    expect(await lost(mode, losingCalls)).toEqual(["failed", "mandate_lost", 0, null, null]);
  }
});

test("wherever the process dies on the way, each line is paid once", async () => {
  let deaths = 0;
  let now = Date.now() + 40 * DAY;
  for (const sends of [true, false])
    for (let request = 0; request < 40; request += 1) {
      const id = await confirmed(noor);
      const died = await runAndKill(() => town.runDue(now), { at: request, sends });
      town.restart();
      now += DAY;
      await town.runDue(now);
      expect(await read(id)).toMatchObject({ state: "done", paid: 2 });
      expect(await paidBy(id)).toHaveLength(2);
      if (!died) break;
      deaths += 1;
    }
  expect(deaths).toBeGreaterThan(10);
}, 60_000);
