import { type Looks, looksChange, pictureHash } from "@mereau/shared/contracts/looks.ts";

/** Under which what the community settled of its looks, and its logo, stand among its settings. */
export const LOOKS_SETTING = "looks";
export const LOGO_SETTING = "logo";

/** How the community looks, by its settings; the usual colour, without a logo, where it has settled nothing. */
export function looksIn(rows: readonly { key: string; value: unknown }[]): Looks {
  const find = (key: string) => rows.find((row) => row.key === key)?.value;
  const settled = looksChange.safeParse(find(LOOKS_SETTING));
  const logo = pictureHash.safeParse(find(LOGO_SETTING));
  return {
    ...(settled.success ? settled.data : looksChange.parse({})),
    logo: logo.success ? logo.data : null,
  };
}
