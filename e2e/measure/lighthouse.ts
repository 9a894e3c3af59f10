import { writeFile } from "node:fs/promises";

import lighthouse, { type Flags } from "lighthouse";
import * as z from "zod";

import { type Weight, weighHome } from "./weight.ts";

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
type Category = (typeof categories)[number];

const examined = z.looseObject({
  categories: z.record(z.string(), z.looseObject({ score: z.number().nullable() })),
  audits: z.looseObject({
    interactive: z.looseObject({ numericValue: z.number() }),
    "cumulative-layout-shift": z.looseObject({ numericValue: z.number() }),
    "network-requests": z.looseObject({
      details: z.looseObject({ items: z.array(z.looseObject({ url: z.string() })) }),
    }),
  }),
});

/** What Lighthouse found on its throttled phone: scores of 100, the time to interactive in milliseconds, and what was loaded. */
export type Examined = {
  scores: Record<Category, number>;
  interactiveMs: number;
  layoutShift: number;
  weight: Weight;
};

/** Examines a page in a browser that answers on this port; writes the report where `report` says, if anywhere. */
export async function examine(address: string, port: number, report?: string): Promise<Examined> {
  const settings: Flags = {
    port,
    logLevel: "error",
    output: "html",
    onlyCategories: [...categories],
    disableStorageReset: true,
  };
  const result = await lighthouse(address, settings);
  if (!result) throw new Error("Lighthouse gave no result");
  if (report !== undefined) await writeFile(report, String(result.report));
  const { categories: judged, audits } = examined.parse(JSON.parse(JSON.stringify(result.lhr)));
  const scoreOf = (category: Category) => Math.round((judged[category]?.score ?? 0) * 100);
  const paths = audits["network-requests"].details.items.map(({ url }) => new URL(url).pathname);
  return {
    scores: {
      performance: scoreOf("performance"),
      accessibility: scoreOf("accessibility"),
      "best-practices": scoreOf("best-practices"),
      seo: scoreOf("seo"),
    },
    interactiveMs: audits.interactive.numericValue,
    layoutShift: audits["cumulative-layout-shift"].numericValue,
    weight: await weighHome(address, paths),
  };
}
