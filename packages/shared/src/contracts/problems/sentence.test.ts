import { expect, test } from "vitest";

import { problems } from "#contracts/problems.ts";
import { figuresIn, sentenceOf } from "#contracts/problems/sentence.ts";
import { amountTexts } from "#money/display.ts";

const plain = ({ fr, en }: { fr: string; en: string }) =>
  [fr, en].map((text) => text.replaceAll(/[\u00A0\u202F]/g, " "));
const euros = { code: "EUR", symbol: "€", scale: 2 };
const least = amountTexts(123_400, euros);

test("the figure that decides follows the sentence, as each language writes it", () => {
  expect(plain(sentenceOf(problems.redemption_too_small, { amount: least }))).toEqual([
    "C’est moins que ce qui peut être reconverti en une fois. Le minimum est de 1 234,00 €.",
    "This is less than what can be redeemed at a time. The least is 1,234.00 €.",
  ]);
});

test("what a payment would take with its levy follows what is available, wherever the account stands", () => {
  const [amount, charges] = [amountTexts(29_500, euros), amountTexts(100, euros)];
  const [needed, payable] = [amountTexts(29_600, euros), amountTexts(29_400, euros)];
  expect(plain(sentenceOf(problems.credit_blocked, { amount, charges, needed, payable }))).toEqual([
    "Ce paiement amènerait le compte trop près de son découvert autorisé. Il peut toujours vendre, et la communauté aide à trouver des acheteurs. Disponible : 295,00 €. Avec 1,00 € de prélèvement il faudrait 296,00 € ; on peut payer 294,00 € au plus.",
    "This payment would bring the account too close to its credit limit. It can always sell, and the community helps to find buyers. Available: 295.00 €. With a levy of 1.00 € it would take 296.00 €; at most 294.00 € can be paid.",
  ]);
});

test("a sentence whose figures are not all known is left out, and the others stay", () => {
  expect(plain(sentenceOf(problems.top_up_out_of_range, { least }))).toEqual([
    "Une recharge n’est pas de ce montant ici. Le minimum est de 1 234,00 €.",
    "A top-up is not of so many euros here. The least is 1,234.00 €.",
  ]);
  const { fr, en } = problems.notice_too_short;
  expect(sentenceOf(problems.notice_too_short, { notice: least })).toEqual({ fr, en });
});

test("a sentence names the same figures in both languages", () => {
  const sentences = Object.values(problems).flatMap(({ inFigures = [] }) => inFigures);
  expect(sentences.length).toBeGreaterThan(15);
  for (const { fr, en } of sentences) {
    expect(figuresIn(en).length).toBeGreaterThan(0);
    expect(figuresIn(fr).toSorted()).toEqual(figuresIn(en).toSorted());
  }
});
