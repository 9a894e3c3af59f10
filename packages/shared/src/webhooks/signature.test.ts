import { expect, test } from "vitest";

import { secretOf, webhookSignature } from "#webhooks/signature.ts";

test("the example of the specification is signed as it says", async () => {
  const message = {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    seconds: 1_614_265_330,
    body: '{"test": 2432232314}',
  };
  expect(await webhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", message)).toBe(
    "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  );
  expect(secretOf(new Uint8Array(24).fill(7))).toBe("whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH");
});
