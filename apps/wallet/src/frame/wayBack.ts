import { at } from "#shell.ts";

const here = (): string => location.pathname.slice(at("").length) + location.search;

/** The way to another screen which leads on to an address of this wallet; to this very one, if none is given. */
export const wayBack = (to: string, address = here()): string =>
  at(`${to}?next=${encodeURIComponent(address)}`);
