import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";

import { transfer } from "@mereau/shared/contracts/transfers.ts";
import { meters } from "@mereau/shared/contracts/backing.ts";
import { currencyFigures } from "@mereau/shared/contracts/currencies.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;
let noor: Awaited<ReturnType<WorkerTown["join"]>>;

beforeAll(async () => {
  town = await foundWorkerTown();
  noor = await town.join("Noor", "individual");
  const issued = { id: newId(), to: noor.account, amount: "1234,50", reference: "VIR 1" };
  await town.ask(town.admin, ["POST", "currencies/MIEL/issues"], [201, transfer], issued);
});

const adjust = (direction: "in" | "out", amount: string) => ({
  id: newId(),
  direction,
  amount,
  reason: "Dotation",
});

const readPage = async (path: string, language: string) => {
  const answer = await town.app.request(
    `https://mereau.test/${town.slug}/${path}`,
    { headers: { "Accept-Language": language, Accept: "text/html" } },
    env,
  );
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

test("own euros enter and leave a reserve over HTTP, and no more than circulation can spare", async () => {
  const path = ["POST", "currencies/MIEL/reserve-adjustments"] as const;
  await town.ask(town.admin, path, [201, transfer], adjust("in", "65,50"));
  expect(await town.codeOf(town.admin, path, 409, adjust("out", "65,51"))).toBe("reserve_short");
  expect(await town.codeOf(noor.token, path, 403, adjust("in", "1"))).toBe("forbidden");
  const unbacked = ["POST", "currencies/NONE/reserve-adjustments"] as const;
  expect(await town.codeOf(town.admin, unbacked, 404, adjust("in", "1"))).toBe("unknown_currency");
});

test("both meters are read by managers alone", async () => {
  const path = ["GET", "currencies/MIEL/meters"] as const;
  const read = await town.ask(town.admin, path, [200, meters]);
  expect([read.outstanding.amount, read.outstanding.percent, read.volume.amount]).toEqual([
    "1234.50",
    "0.1",
    "0.00",
  ]);
  const today = new Date().toISOString();
  expect([read.months[0]?.month, read.months.at(-1)?.month]).toEqual(
    [read.from, today].map((day) => day.slice(0, 7)),
  );
  expect(await town.codeOf(noor.token, path, 403)).toBe("forbidden");
  expect(await town.codeOf(null, path, 401)).toBe("unauthenticated");
});

test("the public page tells the figures and how to check them, in both languages, to anybody", async () => {
  const figures = await town.ask(null, ["GET", "currencies/MIEL"], [200, currencyFigures]);
  const [french, english] = [await readPage("figures", "fr"), await readPage("figures", "en")];
  expect([french.status, french.headers.get("Cache-Control")]).toEqual([200, "private, max-age=60"]);
  expect(french.text).toContain("1\u202F234,50\u00A0M");
  expect(french.text).toContain("1\u202F300,00\u00A0€");
  expect(french.text).toContain("105,30\u00A0%");
  expect(english.text).toContain("1,300.00\u00A0€");
  expect(english.text.replaceAll("<wbr/>", "")).toContain(figures.head?.hash);
  expect(english.text).toContain(`href="/v1/${town.slug}/currencies/MIEL"`);
  for (const { text } of [french, english]) {
    expect(text).not.toMatch(/<style|style=|<script|\son\w+=/);
    expect(text).not.toContain("Noor");
  }
  expect((await readPage("figures?lang=fr", "en")).text).toContain('<html lang="fr">');
});
