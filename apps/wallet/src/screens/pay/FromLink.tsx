import { useEffect, useState } from "preact/hooks";

import type { Trouble } from "#api/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Payee } from "#paying/order.ts";
import { PayForm } from "#screens/pay/PayForm.tsx";
import { findPayee } from "#screens/pay/payees.ts";
import { say } from "#texts/say.ts";

type Props = { number: string; currency: string | null };

/** Paying the member whom a link, a code or a choice names. */
export function FromLink({ number, currency }: Props) {
  const words = say();
  const [payee, setPayee] = useState<Payee | null | undefined>(undefined);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const look = async () => {
    setTrouble(null);
    const answer = await findPayee(number, currency);
    if (answer.ok) setPayee(answer.value);
    else setTrouble(answer.trouble);
  };
  useEffect(() => void look(), [number, currency]);
  if (payee) return <PayForm payee={payee} />;
  return (
    <Screen title={words.pay.title} back="/pay">
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void look()} />}
      {payee === null && <p class="notice warn">{words.pay.unknownPayee}</p>}
      {payee === undefined && !trouble && <p class="soft">{words.pay.loading}</p>}
    </Screen>
  );
}
