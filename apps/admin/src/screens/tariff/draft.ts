import type { components } from "@mereau/workers/client";
import type { Product } from "#screens/tariff/useTariff.ts";
import { decimalOf } from "#words/decimal.ts";

type Change = components["schemas"]["ProductChange"];

/** A product as it is typed. */
export type Draft = {
  nameFr: string;
  nameEn: string;
  category: string;
  currency: string;
  amount: string;
  euros: string;
  share: string;
  isPass: boolean;
  uses: string;
  days: string;
};

const typed = (text: string): string | null => (text.trim() === "" ? null : text.trim());
const whole = (text: string): number | null => (typed(text) === null ? null : Number(text));

export const draftOf = (product: Product | null, currency: string): Draft => ({
  nameFr: product?.name.fr ?? "",
  nameEn: product?.name.en ?? "",
  category: product?.category ?? "",
  currency: product?.price.currency ?? currency,
  amount: decimalOf(product?.price.amount ?? ""),
  euros: decimalOf(product?.price.euros ?? ""),
  share: String(product?.price.minimumShare ?? 100),
  isPass: Boolean(product?.pass),
  uses: String(product?.pass?.uses ?? ""),
  days: String(product?.pass?.days ?? ""),
});

/** What is asked of the API; what is wrong in it the API says. */
export const changeOf = (draft: Draft): Pick<Change, "name" | "category" | "price" | "pass"> => ({
  name: { fr: draft.nameFr.trim(), en: typed(draft.nameEn) },
  category: typed(draft.category),
  price: {
    currency: draft.currency,
    amount: draft.amount.trim(),
    euros: typed(draft.euros),
    minimumShare: Number(draft.share),
  },
  pass: draft.isPass ? { uses: whole(draft.uses), days: whole(draft.days) } : null,
});
