import { useEffect, useState } from "preact/hooks";

import { requestLink } from "@mereau/shared/payments/payLink.ts";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { QrCode } from "@mereau/ui/qr/QrCode.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Order } from "#kiosk/api.ts";
import type { Line, Sent } from "#kiosk/kept.ts";
import { leavesOpen, place, read } from "#kiosk/order.ts";
import { say } from "#kiosk/texts.ts";
import { slug } from "#shell.ts";

type Props = {
  sent: Sent;
  lines: Line[];
  told: string;
  onPaid: (order: Order) => void;
  onOver: () => void;
  onBack: () => void;
};

const ASK_MS = 1_500;

/** Shows the order as a code to be scanned, until a wallet has paid it. */
export function ByWallet({ sent, lines, told, onPaid, onOver, onBack }: Props) {
  const words = say();
  const [isShown, setShown] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    let isHere = true;
    let timer = 0;
    const look = async (asked: () => ReturnType<typeof read>) => {
      const answer = await asked();
      if (!isHere) return;
      if (answer.ok && answer.value.state === "paid") return onPaid(answer.value);
      if (answer.ok && (answer.value.state === "cancelled" || answer.value.state === "refused"))
        return onOver();
      if (answer.ok) setShown(true);
      else if (!leavesOpen(answer)) return setTrouble(answer.trouble);
      const next = answer.ok ? () => read(sent.id) : () => place(sent, lines);
      timer = window.setTimeout(() => void look(next), ASK_MS);
    };
    void look(() => place(sent, lines));
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [sent.id]);
  return (
    <main class="middle">
      <h1 tabIndex={-1}>{words.scan}</h1>
      <p class="sum">
        <b>{told}</b>
      </p>
      <p class="soft">{words.scanLead(told)}</p>
      {isShown && <QrCode text={requestLink(location.origin, slug, sent.id)} label={words.qrLabel} />}
      {trouble && <TroubleNotice trouble={trouble} />}
      <button class="other" onClick={onBack}>
        {words.back}
      </button>
    </main>
  );
}
