import { slug } from "#shell.ts";

/** The address of a picture that the community keeps; null where there is none. */
export const pictureOf = (hash: string | null | undefined): string | null =>
  hash ? `/v1/${slug}/pictures/${hash}` : null;
