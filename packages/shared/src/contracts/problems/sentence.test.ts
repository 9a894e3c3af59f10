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
