import { expect, test } from "vitest";

import { isWebhookAddress } from "#webhooks/address.ts";

const nowhere = [
  "http://example.org/",
  "ftp://example.org/",
  "https://user:password@example.org/",
  "https://10.0.0.1/",
  "https://192.168.1.20/hook",
  "https://169.254.169.254/latest/meta-data",
  "https://[fe80::1]/",
  "https://[fd00::1]/",
  "https://[::ffff:10.0.0.1]/",
  "https://intranet/",
  "https://printer.local/",
  "https://metadata.google.internal/",
  "https://box.home.arpa./",
  "not an address",
];

test("only what has a public name and TLS is told anything", () => {
  for (const address of nowhere)
    for (const isDevelopment of [true, false])
      expect([address, isWebhookAddress(address, isDevelopment)]).toEqual([address, false]);
  for (const address of ["https://example.org/hooks", "https://shop.example.org:8443/in?from=mereau"])
    expect([address, isWebhookAddress(address, false)]).toEqual([address, true]);
});

test("the machine itself is told something in development alone, however its address is written", () => {
  for (const address of [
    "http://localhost:8080/",
    "http://127.0.0.1:9400/hook",
    "https://[::1]/",
    "http://0x7f.1/",
    "http://2130706433/",
  ]) {
    expect([address, isWebhookAddress(address, true)]).toEqual([address, true]);
    expect([address, isWebhookAddress(address, false)]).toEqual([address, false]);
  }
});
