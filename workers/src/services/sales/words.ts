import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { SaleReceipt } from "@mereau/shared/contracts/saleReceipt.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import { EURO_SCALE, euro } from "@mereau/shared/money/euro.ts";
import { minorOf } from "@mereau/shared/policies/parts.ts";

/** The words of a receipt, as it is printed and sent. */
export const receiptWords = {
  fr: {
    title: (number: number) => `Reçu n°\u00a0${number}`,
    intro: "Voici votre reçu. Gardez-le : il vaut justificatif.",
    undone: (date: string) => `Cette vente a été annulée le ${date} : ce reçu ne vaut plus justificatif.`,
    why: (reason: string) => `Motif : ${reason}`,
    seller: "Vendeur",
    buyer: "Acheteur",
    member: (number: number) => `membre\u00a0n°\u00a0${number}`,
    what: "Désignation",
    quantity: "Qté",
    each: "Prix unitaire",
    total: "Total",
    price: "Prix",
    priceFor: (units: string, euros: string) => `${units} pour ${euros}`,
    credited: "Crédité",
    totalPaid: "Payé",
    inEuros: "Payé en euros",
    by: { cash: "espèces", card: "carte", transfer: "virement", cheque: "chèque", other: "autre moyen" },
    transfer: "Opération",
    print: "Imprimer",
  },
  en: {
    title: (number: number) => `Receipt no.\u00a0${number}`,
    intro: "This is your receipt. Keep it: it is your proof of purchase.",
    undone: (date: string) =>
      `This sale was cancelled on ${date}: this receipt is no proof of purchase any more.`,
    why: (reason: string) => `Reason: ${reason}`,
    seller: "Seller",
    buyer: "Buyer",
    member: (number: number) => `member\u00a0no.\u00a0${number}`,
    what: "Item",
    quantity: "Qty",
    each: "Unit price",
    total: "Total",
    price: "Price",
    priceFor: (units: string, euros: string) => `${units} for ${euros}`,
    credited: "Credited",
    totalPaid: "Paid",
    inEuros: "Paid in euros",
    by: { cash: "cash", card: "card", transfer: "bank transfer", cheque: "cheque", other: "other means" },
    transfer: "Transfer",
    print: "Print",
  },
} as const;

const isMeans = (text: string): text is keyof (typeof receiptWords)["fr"]["by"] =>
  Object.hasOwn(receiptWords.fr.by, text);

/** The figures and dates of a receipt as people of a language read them. */
export function wordsOfReceipt(language: Language, receipt: SaleReceipt) {
  const say = receiptWords[language];
  const { currency, price, means, reversal } = receipt;
  const inUnits = (amount: string) => displayAmount(minorOf(amount, currency.scale), currency, language);
  const inEuros = (amount: string) => displayAmount(minorOf(amount, EURO_SCALE), euro, language);
  const by = means !== null && isMeans(means) ? `, ${say.by[means]}` : "";
  return {
    title: say.title(receipt.number),
    date: dateInWords(receipt.at)[language],
    /** That the sale was undone, when and why; nothing where it stands. */
    undone: reversal
      ? [
          say.undone(dateInWords(reversal.at)[language]),
          ...(reversal.reason === null ? [] : [say.why(reversal.reason)]),
        ]
      : [],
    lines: receipt.lines.map(({ name, quantity, each, total }) => ({
      name: language === "en" ? (name.en ?? name.fr) : name.fr,
      quantity,
      each: inUnits(each),
      total: inUnits(total),
    })),
    units: inUnits(receipt.units),
    /** What it would cost in the currency alone; null where that is what was paid. */
    whole:
      receipt.kind === "purchase" && minorOf(receipt.euros, EURO_SCALE) > 0
        ? displayAmount(
            receipt.lines.reduce((sum, { total }) => sum + minorOf(total, currency.scale), 0),
            currency,
            language,
          )
        : null,
    price: price && say.priceFor(inUnits(price.units), inEuros(price.euros)),
    /** What changed hands in euros, and how; null where nothing did. */
    paid: minorOf(receipt.euros, EURO_SCALE) === 0 ? null : `${inEuros(receipt.euros)}${by}`,
  };
}
