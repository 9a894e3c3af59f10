import { useEffect } from "preact/hooks";

import type { Order } from "#kiosk/api.ts";
import type { Sent } from "#kiosk/kept.ts";
import { findOut } from "#kiosk/order.ts";
import { say } from "#kiosk/texts.ts";

type Props = { sent: Sent; onPaid: (order: Order) => void; onOpen: () => void; onOver: () => void };

const ASK_MS = 2_000;

/** Nobody knows yet what became of an order: it is asked for until somebody does. */
export function Unknown({ sent, onPaid, onOpen, onOver }: Props) {
  const words = say();
  useEffect(() => {
    let isHere = true;
    let timer = 0;
    const look = async () => {
      const fate = await findOut(sent.id);
      if (!isHere) return;
      if (fate.is === "paid") return onPaid(fate.order);
      if (fate.is === "open") return onOpen();
      if (fate.is === "over") return onOver();
      timer = window.setTimeout(() => void look(), ASK_MS);
    };
    void look();
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [sent.id]);
  return (
    <main class="middle">
      <h1 tabIndex={-1}>{words.unknown}</h1>
      <p role="status">{words.unknownLead}</p>
    </main>
  );
}
