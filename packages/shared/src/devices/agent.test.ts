import { expect, test } from "vitest";

import { agentName, readAgent } from "#devices/agent.ts";

const name = (userAgent: string) => agentName(readAgent(userAgent)).fr;

test("a device that nobody named is called by its browser and its system", () => {
  const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
  expect(
    [
      `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${webkit} Chrome/126.0.0.0 Mobile Safari/537.36`,
      `Mozilla/5.0 (Linux; Android 14; SM-S918B) ${webkit} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1",
      "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`,
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
      `Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/126.0.0.0 Safari/537.36`,
    ].map(name),
  ).toEqual([
    "Chrome sur Android",
    "Samsung Internet sur Android",
    "Safari sur iPhone",
    "Chrome sur iPhone",
    "Firefox sur Android",
    "Edge sur Windows",
    "Safari sur Mac",
    "Chrome sur Linux",
  ]);
});

test("what says nothing of itself has no name of its own", () => {
  expect([readAgent("node"), agentName(null).en]).toEqual([null, "Unnamed device"]);
  expect(name("Mozilla/5.0 (Linux)")).toBe("Linux");
});
