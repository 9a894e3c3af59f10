import { expect, test } from "vitest";

import { signInText } from "#services/sms/signInText.ts";

/** The basic table of the GSM alphabet (3GPP TS 23.038), as far as letters of Europe go. */
const gsm = /^[\n @£$¥èéùìòÇØøÅå_ÆæßÉ!"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

test.each([
  ["fr", "L’Épicerie « sociale & solidaire » de la Chaussée-d’Antin et de ses environs"],
  ["en", "Łódź Œuvre 蜂蜜"],
  ["fr", "蜂蜜"],
] as const)("in %s the code of %s fits in one text message", (language, community) => {
  const text = signInText(language, { community, code: "K7MP-2XQD", minutes: 10 });
  expect(text).toContain("K7MP-2XQD");
  expect(text).toMatch(gsm);
  expect(text.length).toBeLessThanOrEqual(160);
});
