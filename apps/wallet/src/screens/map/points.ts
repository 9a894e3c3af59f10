import { useEffect, useMemo, useState } from "preact/hooks";

import { MAP_POINTS_MAX } from "@mereau/shared/wallet/mapPoints.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { metresBetween, type Point } from "#screens/directory/distance.ts";
import type { DirectoryEntry } from "#screens/directory/filter.ts";
import { here } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { language } from "#texts/say.ts";
import { pictureOf } from "#words/picture.ts";

type Feature = components["schemas"]["DirectoryMap"]["features"][number];

/** What a map shows: degrees at its edges. */
export type Bounds = { west: number; south: number; east: number; north: number };

/** Where a map looks. */
export type Sight = { point: Point; zoom: number };

/** Where one looks while nobody has a place. */
export const COUNTRY: Sight = { point: { latitude: 46.6, longitude: 2.5 }, zoom: 5 };

export type Pin = Point & { number: number; name: string; picture: string | null };

/** A provider as a row of the directory has them. */
export type Placed = DirectoryEntry & { place: NonNullable<DirectoryEntry["place"]> };

async function readPoints(category: string | null, bounds: Bounds | null): Promise<Answer<Placed[]>> {
  const query = {
    ...(category !== null && { category }),
    ...(bounds && { bounds: [bounds.west, bounds.south, bounds.east, bounds.north].map(written).join() }),
  };
  const answer = await ask(
    api.GET("/v1/{community}/members/directory.geojson", { params: { path: here, query } }),
  );
  return answer.ok ? { ok: true, value: answer.value.features.map(placed) } : answer;
}

/** A map may be turned round the world more than once. */
const written = (degrees: number): string => Math.max(-180, Math.min(180, degrees)).toFixed(5);

type Told = { geometry: { coordinates: readonly number[] }; properties: Feature["properties"] };

const placed = ({ geometry, properties }: Told): Placed => {
  const [longitude = 0, latitude = 0] = geometry.coordinates;
  const { address, ...rest } = properties;
  const place = { address, latitude, longitude };
  return { ...rest, place, type: "", provider: true, distance: null, accounts: [] };
};

const REST_MS = 300;

/**
 * The providers of a category, or of any, that have a place. All of them, kept on the device, while they are few enough to be told at
 * once; else those within the bounds.
 */
export function usePoints(category: string | null, bounds: Bounds | null) {
  const { seen, trouble, again } = useSeen("map", () => readPoints(null, null));
  const [part, setPart] = useState<Placed[] | null>(null);
  const whole = seen?.value ?? null;
  const isCut = whole !== null && whole.length >= MAP_POINTS_MAX;
  useEffect(() => {
    if (!isCut || !bounds) return;
    let isLeft = false;
    const timer = setTimeout(async () => {
      const answer = await readPoints(category, bounds);
      if (!isLeft && answer.ok) setPart(answer.value);
    }, REST_MS);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [isCut, category, bounds]);
  const points = useMemo(
    () =>
      (part ?? whole)?.filter(({ categories }) => category === null || categories.includes(category)) ?? null,
    [part, whole, category],
  );
  return { points, seen, trouble, again };
}

const isWithin = ({ latitude, longitude }: Point, { west, south, east, north }: Bounds): boolean =>
  latitude >= south && latitude <= north && longitude >= west && longitude <= east;

/** Those that the map shows, as the directory sorts them: by name, or from near to far. */
export function inSight(points: readonly Placed[], bounds: Bounds | null, near: Point | null): Placed[] {
  const seen = points.filter(({ place }) => bounds === null || isWithin(place, bounds));
  if (!near) return seen.toSorted((one, other) => one.name.localeCompare(other.name, language.value));
  return seen
    .map((entry) => ({ ...entry, distance: metresBetween(near, entry.place) }))
    .toSorted((one, other) => one.distance - other.distance);
}

export const pinsOf = (points: readonly Placed[]): Pin[] =>
  points.map(({ number, name, photo, place: { latitude, longitude } }) => ({
    number,
    name,
    picture: pictureOf(photo),
    latitude,
    longitude,
  }));
