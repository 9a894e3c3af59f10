import { anything, type Api } from "../client/api.ts";
import { guideToken } from "./guideToken.ts";
import type { Cast, Story, Tariff } from "./story.ts";
import { claimBody, idOf } from "./tariff.ts";

type Seeding = { api: Api; story: Story; cast: Cast };

/**
 * What was sold at the bar and decided today: whoever serves there sells tokens and decides on claims, members buy from
 * the tariff and leave something in the pot. Done again it is done once.
 */
export async function writeSales(
  seeding: Seeding,
  tariff: Tariff,
  tokens: ReadonlyMap<string, string>,
): Promise<void> {
  const { api, story, cast } = seeding;
  const { currency, pot, sales } = tariff;
  const base = `/v1/${story.founding.slug}`;
  const as = (key: string, body: object) => ({ token: guideToken(tokens, key), body });
  const account = (key: string) => cast.account(key, currency);

  for (const { to, euros, means, reference } of sales.topUps) {
    const body = { id: idOf(seeding, `top-up ${reference}`), account: account(to), euros, means, reference };
    await api.ask(anything, "POST", `${base}/currencies/${currency}/top-ups`, as(sales.by, body));
  }
  for (const { by, key, quantity } of sales.purchases) {
    const amount = tariff.products.find((product) => product.key === key)?.amount ?? "0";
    const lines = [{ product: idOf(seeding, key), quantity }];
    const total = String(Number(amount) * quantity);
    const body = { id: idOf(seeding, `purchase ${by} ${key}`), from: account(by), lines, total };
    await api.ask(anything, "POST", `${base}/purchases`, as(by, body));
  }
  for (const { by, amount, memo } of sales.gifts) {
    const body = {
      id: idOf(seeding, `gift ${by}`),
      currency,
      from: account(by),
      to: pot,
      amount,
      memo,
    };
    await api.ask(anything, "POST", `${base}/transfers`, as(by, body));
  }
  for (const { reason, ...claim } of sales.decided) {
    const body = claimBody(seeding, tariff, claim);
    const path = `${base}/task-claims`;
    await api.ask(anything, "POST", path, as(claim.by, body));
    if (reason === undefined)
      await api.ask(anything, "POST", `${path}/${body.id}/validation`, {
        token: guideToken(tokens, sales.by),
      });
    else await api.ask(anything, "POST", `${path}/${body.id}/refusal`, as(sales.by, { reason }));
  }
}
