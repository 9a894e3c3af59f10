import { FiguresPage } from "#http/pages/figures.tsx";
import { createRouter } from "#http/router.ts";
import { enterCommunity } from "#services/communities/enter.ts";
import { readPublicFigures } from "#services/currencies/publicFigures.ts";
import { readSettings } from "#services/settings/read.ts";

/** `/{community}/figures`: what circulates and what stands behind it, for anybody who comes with a browser. */
export const figuresPages = createRouter().get("/:community/figures", async (context) => {
  const opened = await enterCommunity(context.req.param("community"), {
    platform: context.get("platform"),
    settings: context.get("settings"),
    ledgers: context.env.LEDGER,
    now: context.get("now"),
    requestId: context.get("requestId"),
  });
  const [figures, { identity }] = await Promise.all([readPublicFigures(opened), readSettings(opened)]);
  context.header("Cache-Control", "private, max-age=60");
  const facts = { language: context.get("language"), slug: opened.slug, name: identity.name, figures };
  return context.html(<FiguresPage {...facts} />);
});
