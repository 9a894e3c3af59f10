import { foundingCommands } from "@mereau/shared/founding/plan.ts";
import { FIRST_MEMBER_NUMBER } from "@mereau/shared/membership/account.ts";

import type { FoundingStep } from "#provisioning/founding/step.ts";

/** Has the ledger create the currencies and the first administrator's accounts; asked twice, it does so once. */
export const startLedger: FoundingStep = {
  name: "ledger",
  async run({ ledgerOf }, { id, region, request }) {
    const commands = foundingCommands(request, FIRST_MEMBER_NUMBER);
    const answer = await ledgerOf({ id, region }).submit(id, commands);
    if (!answer.ok) throw new Error(`The ledger of ${id} answered ${answer.code}`);
    answer.verdicts.forEach((verdict, index) => {
      if (!verdict.ok)
        throw new Error(`The ledger of ${id} refused ${commands[index]?.kind}: ${verdict.code}`);
    });
  },
};
