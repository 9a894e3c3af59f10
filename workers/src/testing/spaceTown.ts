import { eq } from "drizzle-orm";

import { account, mail, transfer } from "@mereau/db/tenant/schema.ts";
import { foundingRequest } from "@mereau/shared/contracts/communities.ts";
import { productRequest } from "@mereau/shared/contracts/products.ts";
import { settingsChange } from "@mereau/shared/contracts/settings.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import type { Caller } from "#services/context.ts";
import { createProduct } from "#services/products/set.ts";
import { changeSettings } from "#services/settings/change.ts";
import { createTopUp } from "#services/top-ups/create.ts";
import { newId, startCommunity } from "#testing/community.ts";

const naming = { code: "POKOU", name: "Pokoù", symbol: "pk" };

/** What the coworking preset founds, as `startCommunity` takes it. */
const spaceOf = (language: "fr" | "en") => {
  const { currencies, memberTypes } = foundingRequest.parse({
    id: newId(),
    slug: "espace",
    name: "Espace",
    language,
    admin: { id: newId(), name: "Maud", email: "maud@example.org" },
    ...presets.coworking(naming, language),
  });
  return { currencies, memberTypes };
};

/**
 * A coworking space as its preset founds it, with its bar, one coworker, Zoé, and a coffee for 100 pokoù.
 *
 * @param months how long what is bought can be spent, if not as long as the preset says
 */
export async function startSpace({ months }: { months?: number } = {}) {
  const founding = spaceOf("fr");
  const expiry = founding.currencies[0]?.policies.prepaid?.expiry;
  if (expiry && months !== undefined) expiry.months = months;
  const town = await startCommunity(founding);
  const bar = await town.join("Le bar", "house");
  const zoe = await town.join("Zoé", "coworker");
  const seller = {
    name: "Association Espace",
    address: "2 quai des Docks",
    registration: "SIRET 123 456 782 00015",
    vatRemark: "TVA non applicable, art. 293 B du CGI",
    accounts: [`POKOU:${bar.number}`],
  };
  await changeSettings(town.context(), town.admin, settingsChange.parse({ seller }));
  const coffee = productRequest.parse({
    id: newId(),
    name: { fr: "Café", en: "Coffee" },
    price: { currency: "POKOU", amount: "100", euros: "1.00", minimumShare: 50 },
  });
  await createProduct(town.context(), town.admin, coffee);

  /** Sells tokens for euros in cash. */
  const sell = (to: string, euros: string, change: { id?: string; caller?: Caller; now?: number } = {}) =>
    createTopUp(
      town.context(change.now === undefined ? {} : { now: change.now }),
      change.caller ?? town.admin,
      "POKOU",
      {
        id: change.id ?? newId(),
        account: to,
        euros,
        means: "cash",
        reference: null,
        confirmExpected: false,
      },
    );

  const posted = async (id: string) => {
    const [row] = await town.db.select({ posted: account.posted }).from(account).where(eq(account.id, id));
    return row?.posted;
  };

  const letters = async () =>
    (await town.db.select().from(mail)).map(({ recipient, subject, text }) => ({ recipient, subject, text }));

  const transfers = () => town.db.select().from(transfer);

  return {
    ...town,
    bar: { ...bar, tokens: `POKOU:${bar.number}`, hearts: `GIFT:${bar.number}` },
    zoe: { ...zoe, tokens: `POKOU:${zoe.number}`, hearts: `GIFT:${zoe.number}` },
    coffee,
    sell,
    posted,
    letters,
    transfers,
  };
}

export type Space = Awaited<ReturnType<typeof startSpace>>;
