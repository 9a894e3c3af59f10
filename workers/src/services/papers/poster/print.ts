import { eq, ne, sql } from "drizzle-orm";
import { encode } from "uqr";

import { account as accounts, accountProfile, currency } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { PosterQuery } from "@mereau/shared/contracts/posters.ts";
import { counterCode, type Here, payLink } from "@mereau/shared/payments/payLink.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { markOf, readBrand } from "#services/papers/brand.ts";
import { Papers, paperSizes } from "#services/papers/document.ts";
import { drawPoster } from "#services/papers/poster/draw.ts";
import { posterWords } from "#services/papers/poster/words.ts";
import { Sheet } from "#services/papers/sheet.ts";
import { Refusal } from "#services/refusal.ts";

/** Modules of nothing around a code, by which readers find it (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

type Asked = Omit<PosterQuery, "lang"> & { language: Language; origin: string };

/**
 * A poster by which an account is paid, as a PDF: its name, a code to scan, and its number for those who type. `origin` is where
 * the service is reached. Whoever may read the account may print it.
 * Refuses with `account_closed` an account that nobody can pay any more, with `system_account` one that nobody ever could.
 */
export async function printPoster(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  { size, code, language, origin }: Asked,
): Promise<Uint8Array<ArrayBuffer>> {
  await mayRead(ctx, caller, account);
  const { name, status, kind, money, isOnly } = await findPayee(ctx, account);
  if (kind !== "member" && kind !== "pot") throw new Refusal("system_account");
  if (status === "closed") throw new Refusal("account_closed");
  const brand = await readBrand(ctx);
  const here: Here = { origin, slug: ctx.slug };
  const number = account.slice(account.indexOf(":") + 1);
  const link = payLink(origin, ctx.slug, isOnly ? { number } : { account });
  const { data } = encode(code === "link" ? link : counterCode(here, { account }), {
    ecc: "M",
    border: QUIET_ZONE,
  });
  const papers = await Papers.begin({
    title: posterWords[language].title(name),
    author: brand.name,
    language,
    now: ctx.now,
  });
  const mark = await markOf(papers, brand);
  const [width, height] = paperSizes[size];
  const sheet = new Sheet(width, height);
  drawPoster(sheet, {
    brand,
    mark,
    language,
    name,
    money,
    number: isOnly ? number : account,
    address: `${new URL(origin).host}/${ctx.slug}`,
    code: data,
    isForTills: code === "counter",
  });
  papers.add(sheet);
  return papers.finish();
}

/** Who is to be paid, in what, and whether the community has no other currency in which one pays. */
async function findPayee({ db }: CommunityContext, account: string) {
  const [found] = await db
    .select({
      name: sql<string>`coalesce(${accountProfile.name}, ${accounts.id})`,
      status: accounts.status,
      kind: accounts.kind,
      money: currency.name,
      isOnly:
        sql<number>`(select count(*) from ${currency} where ${ne(currency.kind, "reserve")}) = 1`.mapWith(
          Boolean,
        ),
    })
    .from(accounts)
    .innerJoin(currency, eq(currency.code, accounts.currency))
    .leftJoin(accountProfile, eq(accountProfile.account, accounts.id))
    .where(eq(accounts.id, account));
  if (!found) throw new Refusal("unknown_account");
  return found;
}
