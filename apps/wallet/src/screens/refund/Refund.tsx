import type { components } from "@mereau/workers/client";
import { useRoute } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { api } from "#api/client.ts";
import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Payee } from "#paying/order.ts";
import { memberNumberOf, payeeOf, readCard } from "#screens/people/payees.ts";
import { RefundForm } from "#screens/refund/RefundForm.tsx";
import { here } from "#shell.ts";
import { say } from "#texts/say.ts";
import { isNothing, minorOf } from "#words/amounts.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import "#screens/pay/pay.css";

type Original = components["schemas"]["ChargedTransfer"];
type Found = { original: Original; payer: Payee; left: string };

const leftOf = ({ amount, refunded }: Original): string => {
  const scale = amount.split(".")[1]?.length ?? 0;
  return formatAmount(Math.max(0, minorOf(amount) - minorOf(refunded)), scale);
};

/** Who paid: their name where the directory tells it, else their number. */
async function payerOf({ from, currency }: Original): Promise<Payee> {
  const number = from.slice(from.indexOf(":") + 1);
  const found = await readCard(memberNumberOf(number));
  const known = found.ok ? payeeOf(found.value, { currency, number }) : null;
  return (
    known ?? {
      account: from,
      name: say().me.number(Number.parseInt(number, 10)),
      number: null,
      picture: null,
    }
  );
}

/** Giving back what came in: the payment it is about, and how much of it is left to give. */
export function Refund() {
  const { params } = useRoute();
  const id = params["transfer"] ?? "";
  const words = say().refund;
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const look = async () => {
    setTrouble(null);
    const path = { ...here, id };
    const answer = await ask(api.GET("/v1/{community}/transfers/{id}", { params: { path } }));
    if (!answer.ok) return setTrouble(answer.trouble);
    const original = answer.value;
    setFound({ original, payer: await payerOf(original), left: leftOf(original) });
  };
  useEffect(() => void look(), [id]);
  if (found && !isNothing(found.left) && found.original.reversal === null) return <RefundForm {...found} />;
  return (
    <Screen title={words.title} back="/till?day">
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void look()} />}
      {found && <p class="notice">{found.original.reversal ? words.undone : words.nothingLeft}</p>}
      {!found && !trouble && <p class="soft">{say().common.loading}</p>}
    </Screen>
  );
}
