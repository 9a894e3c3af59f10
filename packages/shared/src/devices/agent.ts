import type { Texts } from "#policies/policy.ts";

/** With what somebody signed in, as far as their browser told; null: it did not say, or nothing we know. */
export type Agent = { browser: string | null; system: string | null };

/** From the most particular on: most browsers also name those that they descend from. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bCriOS\/|\bChromium\/|\b(Headless)?Chrome\//, "Chrome"],
  [/\bVersion\/[\d.]+.*\bSafari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPad\b/, "iPad"],
  [/\biPhone\b|\biPod\b/, "iPhone"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bLinux\b|\bX11\b/, "Linux"],
];

const firstIn = (table: readonly (readonly [RegExp, string])[], text: string): string | null =>
  table.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** The browser and system of a `User-Agent`; null where neither is known. No version is kept: it would only tell people apart. */
export function readAgent(userAgent: string): Agent | null {
  const agent = { browser: firstIn(browsers, userAgent), system: firstIn(systems, userAgent) };
  return agent.browser === null && agent.system === null ? null : agent;
}

/** What a device is called that nobody named: “Chrome sur Android”. */
export function agentName(agent: Agent | null): Texts {
  const { browser = null, system = null } = agent ?? {};
  if (browser !== null && system !== null)
    return { fr: `${browser} sur ${system}`, en: `${browser} on ${system}` };
  const known = browser ?? system;
  return known === null ? { fr: "Appareil sans nom", en: "Unnamed device" } : { fr: known, en: known };
}
