import { expect, test } from "vitest";

import { notificationKinds } from "@mereau/shared/notifications/kinds.ts";
import { screens } from "@mereau/shared/wallet/screens.ts";
import { placeOf } from "#services/messages/places.ts";

const ID = "01a20148-0000-7000-8000-0000000000e6";

test("news of each kind opens a screen of the wallet, with the id of what it is about where the screen takes one", () => {
  const shapes: readonly string[] = Object.values(screens);
  for (const kind of notificationKinds) {
    const place = placeOf(kind, ID);
    const taken = shapes.filter((shape) => shape.replace(/:\w+/, ID) === place);
    expect([kind, taken.length > 0]).toEqual([kind, true]);
  }
  expect(placeOf("payment_received", ID)).toBe(`/h/${ID}`);
  expect(placeOf("certification", ID)).toBe("/trust");
});

test("a letter may be looked at elsewhere than others of its kind", () => {
  expect(placeOf("payment_failed", ID, screens.standingOrder)).toBe(`/standing-orders/${ID}`);
  expect(placeOf("request_received", ID, screens.requests)).toBe("/requests");
});
