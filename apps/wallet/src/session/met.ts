import { signal } from "@preact/signals";

import { community, slug } from "#shell.ts";

/** A community whose wallet was opened, or added, on this device. */
export type Met = { origin: string; slug: string; name: string; logo: string | null };

/** Of all communities of this host: each has its wallet, and they share what the browser keeps. */
const KEY = "mereau:communities";

function read(): readonly Met[] {
  try {
    const found: readonly Met[] = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return found;
  } catch {
    return [];
  }
}

/** The communities that were met on this device, the newest last. */
export const met = signal(read());

const isSame = (one: Pick<Met, "origin" | "slug">, other: Pick<Met, "origin" | "slug">): boolean =>
  one.origin === other.origin && one.slug === other.slug;

function keep(all: readonly Met[]): void {
  met.value = all;
  localStorage.setItem(KEY, JSON.stringify(all));
}

/** Puts a community on the list, or what it is called now in its place. */
export function noteMet(one: Met): void {
  const all = read();
  keep(
    all.some((known) => isSame(known, one))
      ? all.map((known) => (isSame(known, one) ? one : known))
      : [...all, one],
  );
}

export const forgetMet = (one: Met): void => keep(read().filter((known) => !isSame(known, one)));

/** The community of this very wallet. */
export const isHere = (one: Met): boolean => isSame(one, { origin: location.origin, slug });

/** Notes that this one was opened. */
export const noteHere = (): void =>
  noteMet({ origin: location.origin, slug, name: community.name, logo: community.looks.logo });
