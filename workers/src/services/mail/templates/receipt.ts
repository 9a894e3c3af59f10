import type { Language } from "@mereau/shared/contracts/common.ts";
import type { SaleReceipt } from "@mereau/shared/contracts/saleReceipt.ts";
import type { Letter } from "#services/mail/templates/letter.ts";
import { receiptWords, wordsOfReceipt } from "#services/sales/words.ts";

/** A receipt as a message: all that the law wants on it, line by line. */
export function receiptLetter(language: Language, receipt: SaleReceipt): Letter {
  const say = receiptWords[language];
  const told = wordsOfReceipt(language, receipt);
  const { seller } = receipt;
  const colon = language === "fr" ? " :" : ":";
  const identity = [seller.name, seller.address, seller.registration].filter((it) => it !== null);
  return {
    subject: `${told.title}, ${told.paid ?? told.units}`,
    paragraphs: [
      ...(told.undone.length > 0 ? told.undone : [say.intro]),
      `${told.title}, ${told.date}`,
      ...told.lines.map(({ name, quantity, total }) => `${quantity} × ${name}${colon} ${total}`),
      ...(told.price === null ? [] : [`${say.price}${colon} ${told.price}`]),
      `${receipt.kind === "top_up" ? say.credited : say.totalPaid}${colon} ${told.units}`,
      ...(told.paid === null ? [] : [`${say.inEuros}${colon} ${told.paid}`]),
      ...(seller.vatRemark === null ? [] : [seller.vatRemark]),
      identity.join(", "),
    ],
  };
}
