import { say } from "#texts/say.ts";

export type Point = { latitude: number; longitude: number };

/** How long a degree of latitude is: that of a sphere of 6371 km, as the API counts. */
const METRES_A_DEGREE = 111_195;

/** Metres between two points as the crow flies. Meridians are taken as parallel, as they nearly are within a day’s walk. */
export function metresBetween(from: Point, to: Point): number {
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180);
  return METRES_A_DEGREE * Math.hypot(to.latitude - from.latitude, east);
}

/** `420 m`, `1,2 km`, `12 km`: as exact as whoever walks needs it. */
export function distanceInWords(metres: number): string {
  const { directory, pay } = say();
  if (metres < 995) return directory.metres(Math.max(10, Math.round(metres / 10) * 10));
  const kilometres = metres / 1_000;
  const shown =
    kilometres < 9.95 ? kilometres.toFixed(1).replace(".", pay.decimalMark) : kilometres.toFixed(0);
  return directory.kilometres(shown);
}
