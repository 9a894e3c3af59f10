import { webhookMessage } from "@mereau/shared/contracts/webhookMessages.ts";
import type { WebhookEndpoint } from "@mereau/shared/contracts/webhooks.ts";
import type { chosenKinds } from "@mereau/shared/webhooks/kinds.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { removeEndpoint } from "#services/webhooks/change.ts";
import { createEndpoint } from "#services/webhooks/create.ts";
import { listAttempts, listEndpoints } from "#services/webhooks/list.ts";
import { createHookSender } from "#services/webhooks/sender.ts";
import { newId, paymentOf, startCommunity } from "#testing/community.ts";
import { startHookReceiver } from "#testing/hookReceiver.ts";

/** A community with Noor, who pays, the shop Fournil, and a program that listens. */
export async function startHookTown() {
  const [town, receiver] = await Promise.all([startCommunity(), startHookReceiver()]);
  const sender = createHookSender(town.world.settings);
  const [noor, shop] = [await town.join("Noor"), await town.join("Fournil", "provider")];
  await town.endow(noor.account, "100");

  const listen = async (...kinds: (typeof chosenKinds)[number][]) => {
    const asked = { id: newId(), name: "Boutique", url: receiver.url, kinds };
    const made = await createEndpoint(town.context(), town.admin, sender, asked);
    if (!("secret" in made)) throw new Error("The secret was not shown");
    return made;
  };

  const standing = async ({ id }: { id: string }): Promise<WebhookEndpoint> => {
    const found = (await listEndpoints(town.context(), town.admin)).find((one) => one.id === id);
    if (!found) throw new Error("There is no such address");
    return found;
  };

  return {
    ...town,
    receiver,
    sender,
    noor,
    shop,
    listen,
    standing,
    /** What is found by one run of the alarm is sent by the next. */
    runTwice: async (now = Date.now()) => {
      await town.runDue(now);
      await town.runDue(now);
    },
    pay: async (amount: string) => {
      const asked = paymentOf(noor.account, shop.account, amount, "pain");
      await createTransfer(town.context(), noor.caller, asked);
      return asked.id;
    },
    /** What the program was told, with the ids of the messages. */
    told: () =>
      receiver.posted.map(({ headers, body }) => ({
        id: headers["webhook-id"],
        ...webhookMessage.parse(JSON.parse(body)),
      })),
    attemptsOf: async ({ id }: { id: string }) =>
      (await listAttempts(town.context(), town.admin, id, { limit: 50 })).items,
    /** Nobody listens any more, and the ledger goes by the clock again. */
    clear: async () => {
      town.restart();
      for (const { id } of await listEndpoints(town.context(), town.admin))
        await removeEndpoint(town.context(), town.admin, id);
      receiver.posted.length = 0;
      receiver.answer(200, "ok");
    },
    close: () => Promise.all([town.close(), receiver.close()]),
  };
}

export type HookTown = Awaited<ReturnType<typeof startHookTown>>;
