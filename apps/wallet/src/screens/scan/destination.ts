import { type Here, readScanned } from "@mereau/shared/payments/payLink.ts";

/** Where a code leads. */
export type Destination =
  /** A screen of this wallet, after the address of its community. */
  | { kind: "screen"; path: string }
  /** Another page of this community. */
  | { kind: "page"; url: string }
  /** Another community of this host. */
  | { kind: "neighbour"; slug: string; url: string }
  | { kind: "elsewhere"; host: string; url: string }
  | { kind: "nothing" };

/** Where a scanned, pasted or tapped text leads, for whoever stands `here`; a stranger’s text leads nowhere by itself. */
export function destinationOf(text: string, here: Here): Destination {
  const scanned = readScanned(text, here);
  if (scanned.kind === "nothing") return scanned;
  const { where, url, slug } = scanned;
  switch (where) {
    case "elsewhere":
      return { kind: "elsewhere", host: new URL(url).host, url };
    case "neighbour":
      return { kind: "neighbour", slug, url };
    case "here":
      return scanned.kind === "page"
        ? { kind: "page", url }
        : { kind: "screen", path: url.slice(`${here.origin}/${here.slug}`.length) };
  }
}
