import { slug } from "#shell.ts";
import { language } from "#texts/language.ts";

/** Where the receipt of a movement stands, as a page to print. */
export const receiptAddress = ({ id, till }: { id: string; till: string }): string =>
  `/v1/${slug}/tills/${till}/movements/${id}/receipt.pdf?lang=${language.value}`;
