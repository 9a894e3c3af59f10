import { generateKeyPairSync } from "node:crypto";

import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import type { Caller } from "#services/context.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { createPusher } from "#services/push/pusher.ts";
import { subscribe } from "#services/push/subscribe.ts";
import { createHookSender } from "#services/webhooks/sender.ts";
import type { WorkContext } from "#services/scheduled/work.ts";
import { openSession } from "#services/sign-in/openSession.ts";
import { newId, startCommunity } from "#testing/community.ts";
import { openBrowser } from "#testing/pushBrowser.ts";
import { startPushService } from "#testing/pushService.ts";

/** New keys of a server, as its settings have them. */
function vapidSettings() {
  const {
    x = "",
    y = "",
    d = "",
  } = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
    format: "jwk",
  });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  return { VAPID_PUBLIC_KEY: point.toString("base64url"), VAPID_PRIVATE_KEY: d };
}

/** A community whose members have phones that take push messages, from a push service of its own. */
export async function startPushTown() {
  const [town, service] = await Promise.all([startCommunity(), startPushService()]);
  const keys = vapidSettings();
  const settings = { ...town.world.settings, ...keys, PUSH_HOSTS: service.host };
  const pusher = createPusher(settings);
  const mailer = createMailer(settings);
  const hooks = createHookSender(settings);
  const workContext = (now = Date.now()): WorkContext => ({
    ...town.context({ now }),
    mailer,
    pusher,
    hooks,
  });

  /** A member signs in on a phone, which takes push messages from now on. */
  async function withPhone({ member, role, scopes }: Caller, name: string) {
    const session = newId();
    await openSession(town.db, { id: session, member, device: name, now: Date.now() });
    const browser = await openBrowser();
    const caller: Caller = { member, role, scopes, session };
    const asked = { id: newId(), endpoint: service.addressOf(name), keys: browser.keys, device: name };
    await subscribe(workContext(), caller, pusher, asked);
    return { ...browser, ...asked, caller, handed: () => service.received(name) };
  }

  /** A payment as the ledger records it, of minor units. */
  const pay = (
    actor: Caller,
    from: string,
    to: string,
    amount: number,
    memo: string | null = null,
  ): Promise<Transfer> =>
    submitTransfer(town.context(), {
      kind: "payment",
      id: newId(),
      actor: { member: actor.member, onBehalfOf: null },
      currency: "MIEL",
      from,
      to,
      amount,
      memo,
    });

  return {
    ...town,
    service,
    publicKey: keys.VAPID_PUBLIC_KEY,
    pusher,
    workContext,
    withPhone,
    pay,
    close: async () => {
      await Promise.all([town.close(), service.close()]);
    },
  };
}

export type PushTown = Awaited<ReturnType<typeof startPushTown>>;
