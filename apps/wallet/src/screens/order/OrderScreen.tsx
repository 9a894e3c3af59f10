import { useRoute } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { Screen } from "#frame/Screen.tsx";
import { chime } from "#live/chime.ts";
import { isUnderWay, type Order } from "#paying/order.ts";
import { findOrder, underWay } from "#paying/orders.ts";
import { flush } from "#paying/outbox.ts";
import { send } from "#paying/send.ts";
import { Outcome } from "#screens/order/Outcome.tsx";
import { refreshHome } from "#session/home.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/order/order.css";

/** What became of a payment that was confirmed here: sent, waiting, unknown, paid or refused, and when that changes, at once. */
export function OrderScreen() {
  const { params } = useRoute();
  const id = params["id"] ?? "";
  const words = say().order;
  const [order, setOrder] = useState<Order | null | undefined>(undefined);
  const [sending, setSending] = useState(true);
  const [fresh, setFresh] = useState(false);
  const current = underWay.value.find((one) => one.id === id);

  useEffect(() => {
    void (async () => {
      const kept = await findOrder(id);
      setOrder(kept ?? null);
      if (kept && isUnderWay(kept)) {
        const after = await send(id);
        setOrder(after ?? null);
        if (after?.state === "paid") {
          setFresh(true);
          chime();
          void refreshHome();
        } else void flush();
      }
      setSending(false);
    })();
  }, [id]);
  // The outbox, or another tab, has learned more in the meantime
  useEffect(() => {
    if (sending) return;
    void findOrder(id).then((kept) => {
      if (kept?.state === "paid" && order && isUnderWay(order)) {
        setFresh(true);
        chime();
      }
      setOrder(kept ?? null);
    });
  }, [current?.state, current?.triedAt, sending]);

  if (order === undefined || (order && sending && isUnderWay(order)))
    return (
      <Screen title={words.title} back={null}>
        <p class="sending" role="status">
          {words.sending}
        </p>
      </Screen>
    );
  if (order === null) return <NotHere />;
  return <Outcome order={order} fresh={fresh} />;
}

/** An order of another device, or of a storage that was cleared: the history knows. */
function NotHere() {
  const words = say().order;
  const deed = (
    <a class="deed" href={at("/history")}>
      {words.seeHistory}
    </a>
  );
  return (
    <Screen title={words.title} deeds={deed}>
      <p>{words.notHere}</p>
    </Screen>
  );
}
