import { expect, test } from "vitest";

import { isPushEndpoint } from "#services/push/endpoint.ts";

test.each([
  "https://fcm.googleapis.com/fcm/send/abc:def",
  "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
  "https://db5p.notify.windows.com/w/?token=abc",
  "https://web.push.apple.com/QGuQyavXutnMH",
])("%s is a known push service", (address) => {
  expect(isPushEndpoint(address, "")).toBe(true);
});

test.each([
  "http://fcm.googleapis.com/fcm/send/abc",
  "https://fcm.googleapis.com:8443/fcm/send/abc",
  "https://user:secret@fcm.googleapis.com/fcm/send/abc",
  "https://fcm.googleapis.com.evil.example/fcm",
  "https://evilfcm.googleapis.com/fcm",
  "https://push.apple.com.evil.example/",
  "https://evil-push.services.mozilla.com/",
  "https://push.services.mozilla.com/",
  "https://127.0.0.1/push",
  "https://[::1]/push",
  "https://169.254.169.254/latest/meta-data",
  "http://localhost:8787/v1/le-miel/me",
  "file:///etc/passwd",
  "https://fcm.googleapis.com@127.0.0.1/",
  "nonsense",
])("%s is sent nothing", (address) => {
  expect(isPushEndpoint(address, "")).toBe(false);
});

test("a development machine names others, by host and port", () => {
  const others = "127.0.0.1:4321,push.test";
  expect(isPushEndpoint("http://127.0.0.1:4321/push/a", others)).toBe(true);
  expect(isPushEndpoint("https://push.test/a", others)).toBe(true);
  expect(isPushEndpoint("http://127.0.0.1:4322/push/a", others)).toBe(false);
  expect(isPushEndpoint("ftp://push.test/a", others)).toBe(false);
  expect(isPushEndpoint("https:///", "")).toBe(false);
});
