import { expect, test } from "vitest";

import { cardMark } from "@mereau/shared/contracts/paymentCards.ts";
import { inParts, newNumber } from "#screens/cards/number.ts";

test("a new card has ten digits, another one each time, and as it is printed it is the same number", () => {
  const numbers = Array.from({ length: 50 }, newNumber);
  expect(new Set(numbers).size).toBe(50);
  for (const number of numbers) expect(cardMark.parse(inParts(number))).toBe(number);
  expect(inParts("4021773012")).toBe("4021\u00A07730\u00A012");
});
