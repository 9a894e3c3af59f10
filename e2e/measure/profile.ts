import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { BrowserContext } from "playwright-core";

import { openProfile } from "../browser.ts";

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("No port")),
      );
    });
  });

/** A browser with a profile of its own, which Lighthouse drives too, on `port`; gone when the work is done. */
export async function withProfile<Result>(
  work: (context: BrowserContext, port: number) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "mereau-profile-"));
  const port = await freePort();
  const context = await openProfile(folder, port);
  try {
    return await work(context, port);
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Signs the profile in with a session's cookie, as on a phone that opens this wallet for the first time. */
export async function signInProfile(
  context: BrowserContext,
  home: string,
  cookie: Parameters<BrowserContext["addCookies"]>[0][number],
): Promise<void> {
  await context.addCookies([cookie]);
  const page = await context.newPage();
  await page.goto(home);
  await page.evaluate(async () => {
    const [, slug = ""] = location.pathname.split("/");
    localStorage.setItem(`mereau:${slug}:signed-in`, "yes");
    document.cookie = `mereau_wallet=yes; path=${location.pathname}; secure`;
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.close();
}
