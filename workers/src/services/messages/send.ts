import type * as z from "zod";

import type { Language } from "@mereau/shared/contracts/common.ts";
import { accountNames } from "#services/accounts/names.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { letterRules, letters } from "#services/mail/templates/letters.ts";
import { amountTold } from "#services/messages/amount.ts";
import { findAddressees } from "#services/messages/addressees.ts";
import { dispatch, type News } from "#services/messages/dispatch.ts";
import { MESSAGES, type paymentMessage, plannedMessage } from "#services/messages/plan.ts";
import { type Outcome, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/** Messages handed over by one run of the alarm. */
const AT_ONCE_MAX = 20;

/** Tells members what was planned for them, each in the ways that they want. */
export const sendMessages = runsWork({
  name: MESSAGES,
  runsMax: AT_ONCE_MAX,
  async perform(ctx, runs) {
    const planned = runs.map((run) => plannedMessage.parse(run.detail));
    const addressees = await findAddressees(
      ctx,
      planned.map((message) => message.member),
    );
    const nameOf = await accountNames(
      ctx,
      planned.flatMap((message) => ("other" in message ? [message.other] : [])),
    );
    return Promise.all(
      runs.map(async (run, index): Promise<Outcome> => {
        const message = planned[index];
        const to = message && addressees.get(message.member);
        if (!message || !to) return { went: "done" };
        const news =
          "paragraphs" in message
            ? { kind: message.kind, letter: message, place: message.place }
            : await paymentNews(ctx, to.language, message, nameOf);
        return dispatch(ctx, run, to, { ...news, about: run.subject });
      }),
    );
  },
});

/** A letter about a payment is written when it is sent, and calls the other account by its name. */
export async function paymentNews(
  ctx: WorkContext,
  language: Language,
  { letter, amount, mix, beside, ...facts }: z.output<typeof paymentMessage>,
  nameOf: (account: string) => string,
): Promise<Omit<News, "about">> {
  const currency = await findCurrency(ctx, facts.currency);
  const shown = amountTold({ amount, mix, beside }, currency, language);
  const letterOf = letters[letter][language];
  return {
    ...letterRules[letter],
    letter: letterOf({ ...facts, other: nameOf(facts.other), amount: shown }),
  };
}
