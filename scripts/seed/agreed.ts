import { dateOf } from "@mereau/shared/calendar/date.ts";

import { anything, type Api } from "../client/api.ts";
import { DAY_MS } from "./calendar.ts";
import { guideToken } from "./guideToken.ts";
import type { Agreed, Cast, Story } from "./story.ts";
import { idOf } from "./tariff.ts";

type Seeding = { api: Api; story: Story; cast: Cast };

/** What guides ask of one another, and what they have agreed to pay every week, the first time in the week after the story. */
export async function writeAgreed(
  seeding: Seeding,
  { currency, requests, standingOrders }: Agreed,
  tokens: ReadonlyMap<string, string>,
): Promise<void> {
  const { api, story, cast } = seeding;
  const base = `/v1/${story.founding.slug}`;
  const account = (key: string) => cast.account(key, currency);
  for (const { by, of, amount, memo } of requests) {
    const id = idOf(seeding, `request ${by} ${of} ${memo}`);
    const body = { id, currency, to: account(by), from: account(of), amount, memo };
    await api.ask(anything, "POST", `${base}/payment-requests`, { token: guideToken(tokens, by), body });
  }
  const firstDate = dateOf(cast.start + (cast.days + 6) * DAY_MS);
  for (const { by, to, amount, memo } of standingOrders) {
    const id = idOf(seeding, `standing order ${by} ${to} ${memo}`);
    const order = { id, currency, from: account(by), to: account(to), amount, memo };
    const body = { ...order, rhythm: { every: "week" }, firstDate };
    await api.ask(anything, "POST", `${base}/standing-orders`, { token: guideToken(tokens, by), body });
  }
}
