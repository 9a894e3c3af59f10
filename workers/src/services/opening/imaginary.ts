import type { Language } from "@mereau/shared/contracts/common.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { issue } from "#services/currencies/issue.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { applyToJoin } from "#services/members/apply.ts";
import { approveMember } from "#services/members/approve.ts";
import { Refusal } from "#services/refusal.ts";
import { createTopUp } from "#services/top-ups/create.ts";
import { createTransfer } from "#services/transfers/create.ts";

const names = ["Inès Roux", "Ali Benali", "Rosa Costa", "Noé Martin", "Le Fournil", "La Ferme du Pont"];

const memos: Readonly<Record<Language, readonly string[]>> = {
  fr: ["Deux pains", "Un panier de légumes", "Un coup de main au jardin", "Une réparation de vélo"],
  en: ["Two loaves", "A basket of vegetables", "A hand in the garden", "A bicycle repair"],
};

type Imagined = { caller: Caller; accounts: { id: string; currency: string }[] };

const newId = (now: number) => uuidV7(now, crypto.getRandomValues(new Uint8Array(10)));

/** Does what the rules of this community allow; what they refuse is left out. */
async function ifAllowed(deed: Promise<unknown>): Promise<void> {
  try {
    await deed;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function takeIn(ctx: CommunityContext, admin: Caller, name: string, type: string): Promise<Imagined> {
  const id = newId(ctx.now);
  const asked = { id, name, email: null, phone: null, type, language: "fr" as const, message: null };
  await applyToJoin(ctx, { ...asked, accepts: { charter: null, terms: null } });
  const { accounts } = await approveMember(ctx, admin, id);
  const caller: Caller = { member: id, role: "member", scopes: null, session: id };
  return {
    caller,
    accounts: accounts.map((account) => ({ id: account.id, currency: currencyOfAccount(account.id) })),
  };
}

/** Money to begin with, where it comes from euros: fifty units, or twenty euros of tokens. */
async function endow(
  ctx: CommunityContext,
  admin: Caller,
  { id: to, currency }: Imagined["accounts"][number],
) {
  const { kind } = await findCurrency(ctx, currency);
  const id = newId(ctx.now);
  const told = { memo: null, category: null, confirmExpected: false };
  if (kind === "backed")
    await ifAllowed(issue(ctx, admin, currency, { id, to, amount: "50", reference: "essai", ...told }));
  if (kind === "prepaid")
    await ifAllowed(
      createTopUp(ctx, admin, currency, {
        id,
        account: to,
        euros: "20.00",
        means: "cash",
        reference: null,
        confirmExpected: false,
      }),
    );
}

/**
 * Fills a trial with people that do not exist, who have no address, and who pay one another as far as its rules allow. Persons are of
 * the first type, the last two of the first one that sells.
 */
export async function imagine(
  ctx: CommunityContext,
  admin: Caller,
  { person, seller, language }: { person: string; seller: string; language: Language },
): Promise<void> {
  const people: Imagined[] = [];
  for (const [place, name] of names.entries())
    people.push(await takeIn(ctx, admin, name, place < 4 ? person : seller));
  for (const { accounts } of people.slice(0, 4))
    for (const account of accounts) await endow(ctx, admin, account);
  for (const [place, memo] of memos[language].entries()) {
    const [payer, payee] = [people[place], people[place < 2 ? place + 4 : 5 - place]];
    for (const { id: from, currency } of payer?.accounts ?? []) {
      const to = payee?.accounts.find((account) => account.currency === currency)?.id;
      if (!payer || to === undefined) continue;
      const amount = String(place + 2);
      const asked = { id: newId(ctx.now), currency, from, to, amount, memo };
      const rest = { category: null, reference: null, expiresAt: null, order: null };
      await ifAllowed(createTransfer(ctx, payer.caller, { ...asked, ...rest }));
    }
  }
}
