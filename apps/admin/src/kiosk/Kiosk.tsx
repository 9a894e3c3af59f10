import { useEffect, useState } from "preact/hooks";

import { ask, codeOf } from "@mereau/ui/asking/ask.ts";
import { api, type Face, type Product } from "#kiosk/api.ts";
import { type Kept, readKept } from "#kiosk/kept.ts";
import { Pairing } from "#kiosk/Pairing.tsx";
import { Shop } from "#kiosk/Shop.tsx";
import { say } from "#kiosk/texts.ts";
import { community, here } from "#shell.ts";

type Open = { face: Face; products: Product[]; kept: Kept };

const RETRY_MS = 3_000;

/** The tablet at the bar: paired, or to be. */
export function Kiosk() {
  const [state, setState] = useState<"waiting" | "unpaired" | Open>("waiting");
  const load = async () => {
    const face = await ask(api.GET("/v1/{community}/kiosk", { params: { path: here } }));
    const tariff = await ask(api.GET("/v1/{community}/tariff", { params: { path: here } }));
    if (!face.ok && codeOf(face.trouble) === "kiosk_not_paired") return setState("unpaired");
    if (!face.ok || !tariff.ok) return void setTimeout(() => void load(), RETRY_MS);
    const { code } = face.value.currency;
    const products = tariff.value.products.filter(({ price }) => price.currency === code);
    setState({ face: face.value, products, kept: await readKept() });
  };
  useEffect(() => {
    document.title = `${say().title} · ${community.name}`;
    void load();
  }, []);
  useEffect(stayAwake, []);
  if (state === "waiting")
    return (
      <main class="middle" aria-busy="true">
        <h1>{community.name}</h1>
      </main>
    );
  if (state === "unpaired") return <Pairing onPaired={() => void load()} />;
  return <Shop {...state} onReload={() => void load()} />;
}

function holdAwake(): void {
  if (document.visibilityState === "visible")
    void navigator.wakeLock?.request("screen").catch(() => undefined);
}

/** A screen that goes dark sells nothing; a browser without this goes by the tablet’s own settings. */
function stayAwake(): () => void {
  holdAwake();
  document.addEventListener("visibilitychange", holdAwake);
  return () => document.removeEventListener("visibilitychange", holdAwake);
}
