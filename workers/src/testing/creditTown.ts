import { eq } from "drizzle-orm";

import { mail } from "@mereau/db/tenant/schema.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { getAccount } from "#services/accounts/get.ts";
import type { Caller } from "#services/context.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { paymentOf, startCommunity } from "#testing/community.ts";

type Party = { caller: Caller; account: string };
type Policies = Parameters<typeof policySettings.parse>[0];

/** A circle of mutual credit in grains, from −200 to 1 000, with three members: Noor, Ada and Léo. */
export async function startCircle(policies: Policies = {}) {
  const town = await startCommunity(
    presets["mutual-credit"]({ code: "GRAIN", name: "Grain", symbol: "gr" }, "fr"),
  );
  let version = 0;

  async function settle(settings: Policies): Promise<void> {
    version += 1;
    const settled = policySettings.parse(settings);
    await submitSettings(town.context(), [
      { kind: "set_policies", currency: "GRAIN", version, effectiveAt: null, policies: settled },
    ]);
  }

  await settle(policies);
  const [noor, ada, leo] = [await town.join("Noor"), await town.join("Ada"), await town.join("Léo")];

  const pay = (from: Party, to: Party, amount: string, change: { id?: string; reference?: string } = {}) =>
    createTransfer(town.context(), from.caller, {
      ...paymentOf(from.account, to.account, amount),
      currency: "GRAIN",
      ...change,
    });

  const accountOf = ({ caller, account }: Party) => getAccount(town.context(), caller, account);

  const mailsTo = async (recipient: string) => {
    const sent = await town.db
      .select({ subject: mail.subject, text: mail.text })
      .from(mail)
      .where(eq(mail.recipient, recipient))
      .orderBy(mail.createdAt);
    return sent;
  };

  return { ...town, noor, ada, leo, settle, pay, accountOf, mailsTo };
}

export type Circle = Awaited<ReturnType<typeof startCircle>>;
