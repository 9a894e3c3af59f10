import type { CommunityFace } from "@mereau/shared/contracts/communityFace.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import { papers } from "@mereau/shared/looks/contrast.ts";

const texts = {
  fr: { pay: "Payer", getPaid: "Encaisser", about: "Payer et être payé" },
  en: { pay: "Pay", getPaid: "Get paid", about: "Pay and get paid" },
} as const;

/** How a phone installs the wallet of a community (W3C, Web Application Manifest). */
export function walletManifest({ slug, name, languages }: CommunityFace, language: Language): object {
  const say = texts[language];
  const at = (path: string) => `/${slug}/${path}`;
  return {
    id: at(""),
    name,
    short_name: name.length > 14 ? `${name.slice(0, 13).trim()}…` : name,
    description: say.about,
    lang: languages[0] ?? language,
    start_url: at(""),
    scope: at(""),
    display: "standalone",
    background_color: papers.light.paper,
    theme_color: papers.light.paper,
    categories: ["finance"],
    icons: [
      { src: at("icon.svg"), sizes: "any", type: "image/svg+xml", purpose: "any" },
      { src: at("icon-maskable.svg"), sizes: "any", type: "image/svg+xml", purpose: "maskable" },
      ...[192, 512].flatMap((side) =>
        ["any", "maskable"].map((purpose) => ({
          src: at(`icon-${side}.png`),
          sizes: `${side}x${side}`,
          type: "image/png",
          purpose,
        })),
      ),
    ],
    shortcuts: [
      { name: say.pay, url: at("pay") },
      { name: say.getPaid, url: at("get-paid") },
    ],
  };
}
