import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { components } from "@mereau/workers/client";
import { useEffect, useState } from "preact/hooks";

import { api } from "#api/client.ts";
import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { hear } from "#live/socket.ts";
import { here } from "#shell.ts";
import { recall, remember, type Seen } from "#store/seen.ts";
import { minorOf, scaleOf } from "@mereau/ui/words/decimals.ts";

export type Takings = components["schemas"]["Takings"];
export type Taking = components["schemas"]["Taking"];

/** What a day has brought and was not given back. */
export const keptOf = ({ total, refunded }: Takings): string =>
  formatAmount(minorOf(total) - minorOf(refunded), scaleOf(total));

/** The first moment of the day that it is on this device. */
const dayBegan = (): Date => {
  const day = new Date(now());
  day.setHours(0, 0, 0, 0);
  return day;
};

/** What came in today on an account: what was known at once, then as it is, and anew whenever something changes. */
export function useTakings(account: string) {
  const [seen, setSeen] = useState<Seen<Takings> | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    const name = `takings:${account}`;
    const leaving = new AbortController();
    const { signal } = leaving;
    let isReading = false;
    let isStale = false;
    const read = async () => {
      isStale = true;
      if (isReading) return;
      isReading = true;
      while (isStale && !signal.aborted) {
        isStale = false;
        const path = { ...here, id: account };
        const query = { from: dayBegan().toISOString() };
        const answer = await ask(
          api.GET("/v1/{community}/accounts/{id}/takings", { params: { path, query } }),
        );
        if (signal.aborted) return;
        setTrouble(answer.ok ? null : answer.trouble);
        if (!answer.ok) continue;
        setSeen({ value: answer.value, at: now() });
        await remember(name, answer.value);
      }
      isReading = false;
    };
    setSeen(null);
    void recall<Takings>(name).then((kept) => {
      const isToday = kept !== null && kept.at >= dayBegan().getTime();
      if (isToday && !signal.aborted) setSeen((fresh) => fresh ?? kept);
    });
    void read();
    const stop = hear((note) => {
      if (note === null || note.account === account) void read();
    });
    return () => {
      leaving.abort();
      stop();
    };
  }, [account]);
  return { takings: seen?.value ?? null, at: seen?.at ?? null, trouble };
}
