import { community } from "#shell.ts";

/** One currency for each reserve: all that stand on it are told with it. */
export const onReserves: readonly string[] = [
  ...new Map(
    community.currencies.flatMap(({ backing, code }) => (backing === null ? [] : [[backing, code] as const])),
  ).values(),
];
