import { useEffect, useRef, useState } from "preact/hooks";

import { newId } from "@mereau/ui/newId.ts";
import type { Face, Order, Product } from "#kiosk/api.ts";
import { Basket } from "#kiosk/Basket.tsx";
import { ByCard } from "#kiosk/ByCard.tsx";
import { ByWallet } from "#kiosk/ByWallet.tsx";
import { keep, type Kept, type Line, type Sent } from "#kiosk/kept.ts";
import { Leaving } from "#kiosk/Leaving.tsx";
import { giveUp } from "#kiosk/order.ts";
import { Shelf } from "#kiosk/Shelf.tsx";
import { say } from "#kiosk/texts.ts";
import { totalOf } from "#kiosk/total.ts";
import { Unknown } from "#kiosk/Unknown.tsx";
import { useIdle } from "#kiosk/useIdle.ts";
import { community } from "#shell.ts";
import { inWords } from "#words/amounts.ts";

type View = "start" | "shelf" | "card" | "wallet" | "unknown" | "leaving" | { paid: Order };

type Props = { face: Face; products: readonly Product[]; kept: Kept; onReload: () => void };

/** Choosing, paying, and what became of it. An order that was sent stays until its end is known. */
export function Shop({ face, products, kept, onReload }: Props) {
  const words = say();
  const [lines, setLines] = useState<Line[]>(kept.lines);
  const [sent, setSent] = useState<Sent | null>(kept.sent);
  const first: View = kept.lines.length > 0 ? "shelf" : "start";
  const [view, setView] = useState<View>(kept.sent ? "unknown" : first);
  const starting = useRef(false);
  const known = lines.filter(({ product }) => products.some(({ id }) => id === product));
  const total = totalOf(known, products, face.currency.scale);
  const told = inWords(total, face.currency.code);

  const change = (next: Line[]) => {
    setLines(next);
    void keep({ lines: next, sent });
  };
  const remember = async (next: Sent | null, left: Line[] = known) => {
    await keep({ lines: left, sent: next });
    setLines(left);
    setSent(next);
  };
  /** One order a basket, also where a finger trembles: its id is on the device before anything is sent. */
  const begin = async (by: "card" | "request") => {
    if (starting.current || known.length === 0) return;
    starting.current = true;
    await remember({ id: newId(), by, total });
    setView(by === "card" ? "card" : "wallet");
    starting.current = false;
  };
  const paid = async (order: Order) => {
    await remember(null, []);
    setView({ paid: order });
  };
  /** Gives up what was sent, then goes on; unless it is paid after all, or its end must be known first. */
  const letGo = async (then: () => Promise<void>) => {
    if (!sent) return then();
    const fate = await giveUp(sent.id);
    if (fate.is === "paid") return paid(fate.order);
    return fate.is === "unknown" ? setView("unknown") : then();
  };
  const back = () =>
    letGo(async () => {
      await remember(null);
      setView("shelf");
    });
  const finish = async () => {
    await remember(null, []);
    setView("start");
    onReload();
  };
  // So long after somebody went away the next one finds nothing of theirs
  useIdle(face.lockAfter * 1000, async () => {
    if (view !== "unknown" && view !== "start") await letGo(finish);
  });
  // A field that is to be typed into keeps the focus: a reader types where it is
  useEffect(() => {
    if (document.activeElement === document.body) document.querySelector("h1")?.focus();
  }, [view]);

  if (view === "start")
    return (
      <main class="middle">
        <h1 tabIndex={-1}>{community.name}</h1>
        <button class="deed start" onClick={() => setView("shelf")}>
          {words.start}
        </button>
      </main>
    );
  if (view === "leaving") return <Leaving onClose={() => setView("shelf")} onLeft={onReload} />;
  if (view === "unknown" && sent)
    return (
      <Unknown
        sent={sent}
        onPaid={(order) => void paid(order)}
        onOpen={() => setView(sent.by === "card" ? "card" : "wallet")}
        onOver={() => void remember(null).then(() => setView("shelf"))}
      />
    );
  if (view === "card" && sent)
    return (
      <ByCard
        sent={sent}
        lines={known}
        told={inWords(sent.total, face.currency.code)}
        onPaid={(order) => void paid(order)}
        onUnknown={() => setView("unknown")}
        onOver={() => void remember({ ...sent, id: newId() })}
        onBack={() => void back()}
      />
    );
  if (view === "wallet" && sent)
    return (
      <ByWallet
        sent={sent}
        lines={known}
        told={inWords(sent.total, face.currency.code)}
        onPaid={(order) => void paid(order)}
        onOver={() => void remember(null).then(() => setView("shelf"))}
        onBack={() => void back()}
      />
    );
  if (typeof view === "object")
    return (
      <main class="middle">
        <h1 tabIndex={-1}>{words.paid(inWords(view.paid.total, face.currency.code))}</h1>
        <p>{words.paidLead(view.paid.receipt)}</p>
        <button class="deed start" onClick={() => void finish()}>
          {words.next}
        </button>
      </main>
    );
  return (
    <main class="shop">
      <Shelf
        products={products}
        onLeave={() => setView("leaving")}
        onAdd={(id) => change(withOne(known, id, 1))}
      />
      <Basket
        lines={known}
        products={products}
        told={told}
        onChange={(id, by) => change(withOne(known, id, by))}
        onClear={() => change([])}
        onPay={(by) => void begin(by)}
      />
    </main>
  );
}

function withOne(lines: readonly Line[], product: string, by: 1 | -1): Line[] {
  const found = lines.find((line) => line.product === product);
  if (!found) return by === 1 ? [...lines, { product, quantity: 1 }] : [...lines];
  return lines
    .map((line) => (line === found ? { product, quantity: Math.min(100, line.quantity + by) } : line))
    .filter(({ quantity }) => quantity > 0);
}
