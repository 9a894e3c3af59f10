import type { Seller } from "@mereau/shared/contracts/settings.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { readSettings } from "#services/settings/read.ts";

/** Who sells, as receipts written now say it: what the community settled, or else its name and address. */
export async function readSeller(ctx: CommunityContext): Promise<Seller> {
  const { seller, identity, contact } = await readSettings(ctx);
  if (!seller)
    return { name: identity.name, address: contact?.address ?? null, registration: null, vatRemark: null };
  const { name, address, registration, vatRemark } = seller;
  return { name, address, registration, vatRemark };
}

/** The account on which the community sells in a currency. Refuses with `house_account_missing`. */
export async function houseAccount(ctx: CommunityContext, currency: string): Promise<string> {
  const { seller } = await readSettings(ctx);
  const account = seller?.accounts.find((id) => currencyOfAccount(id) === currency);
  if (account === undefined) throw new Refusal("house_account_missing", { detail: { currency } });
  return account;
}
