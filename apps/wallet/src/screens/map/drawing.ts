import {
  circleMarker,
  type CircleMarker,
  control,
  divIcon,
  type LatLngTuple,
  type Map as Leaflet,
  map as makeMap,
  marker,
  type Marker,
  tileLayer,
} from "leaflet";
import "leaflet/dist/leaflet.css";

import type { MapTiles } from "@mereau/shared/contracts/communityShell.ts";
import type { Point } from "#screens/directory/distance.ts";
import { pinOf, tidy } from "#screens/map/pins.ts";
import { type Bounds, COUNTRY, type Pin, type Sight } from "#screens/map/points.ts";

const NEAR_ZOOM = 17;
const ZOOM_MAX = 19;

const at = ({ latitude, longitude }: Point): LatLngTuple => [latitude, longitude];

type Ground = { tiles: MapTiles | null; words: { zoomIn: string; zoomOut: string } };

/** A link that says whose work the ground is; what stands in it is text. */
function creditOf({ text, link }: MapTiles["credit"]): string {
  const told = Object.assign(document.createElement(link === null ? "span" : "a"), { textContent: text });
  if (told instanceof HTMLAnchorElement)
    Object.assign(told, { href: link, target: "_blank", rel: "noopener" });
  return told.outerHTML;
}

/** A map without anything on it. */
function ground(element: HTMLElement, { tiles, words }: Ground): Leaflet {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const motion = { zoomAnimation: !isStill, fadeAnimation: !isStill, markerZoomAnimation: !isStill };
  const drawn = makeMap(element, { ...motion, inertia: !isStill, zoomControl: false, maxZoom: ZOOM_MAX });
  control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(drawn);
  control.scale({ imperial: false, position: "bottomright" }).addTo(drawn);
  drawn.attributionControl.setPrefix(false);
  // The host of the tiles is told which deployment asks, as it may want to know, and not which screen
  const told = { maxZoom: ZOOM_MAX, referrerPolicy: "strict-origin" as const };
  if (tiles) tileLayer(tiles.address, { ...told, attribution: creditOf(tiles.credit) }).addTo(drawn);
  return drawn;
}

const sightOf = (drawn: Leaflet): Sight => {
  const { lat, lng } = drawn.getCenter();
  return { point: { latitude: lat, longitude: lng }, zoom: drawn.getZoom() };
};

/** What a map of pins lets its screen do. */
export type PinMap = {
  show: (pins: readonly Pin[]) => void;
  choose: (number: number | null) => void;
  /** Where one stands; whether the map is moved there too. */
  stand: (point: Point, isMoved: boolean) => void;
  look: (sight: Sight) => void;
  lookAtAll: (pins: readonly Pin[]) => void;
  end: () => void;
};

type Told = {
  onMove: (bounds: Bounds, sight: Sight) => void;
  /** Null: the map itself was tapped. */
  onChoose: (number: number | null) => void;
};

/** A map with a pin for each place. The list beside it says the same to whoever does not see it. */
export function drawPins(element: HTMLElement, how: Ground, { onMove, onChoose }: Told): PinMap {
  const drawn = ground(element, how);
  const markers = new Map<number, Marker>();
  let here: CircleMarker | null = null;
  const sort = () =>
    tidy(
      [...markers.values()].flatMap((one) => one.getElement() ?? []),
      element,
    );
  drawn.on("moveend", () => {
    const bounds = drawn.getBounds();
    onMove(
      { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() },
      sightOf(drawn),
    );
    sort();
  });
  drawn.on("click", () => onChoose(null));
  return {
    show(pins) {
      const shown = new Set(pins.map(({ number }) => number));
      for (const [number, one] of markers) {
        if (shown.has(number)) continue;
        one.remove();
        markers.delete(number);
      }
      for (const pin of pins) {
        if (markers.has(pin.number)) continue;
        const icon = divIcon({ html: pinOf(pin), className: "pin", iconSize: [40, 40] });
        const one = marker(at(pin), { icon, keyboard: false }).addTo(drawn);
        one.on("click", () => onChoose(pin.number));
        markers.set(pin.number, one);
      }
      sort();
    },
    choose(number) {
      for (const [own, one] of markers) {
        one.getElement()?.classList.toggle("chosen", own === number);
        one.setZIndexOffset(own === number ? 1_000 : 0);
      }
      sort();
    },
    stand(point, isMoved) {
      here?.remove();
      here = circleMarker(at(point), { radius: 8, className: "here", interactive: false }).addTo(drawn);
      if (isMoved) drawn.setView(at(point), Math.max(drawn.getZoom(), NEAR_ZOOM - 1));
    },
    look: ({ point, zoom }) => void drawn.setView(at(point), zoom),
    lookAtAll(pins) {
      if (pins.length === 0) drawn.setView(at(COUNTRY.point), COUNTRY.zoom);
      else drawn.fitBounds(pins.map(at), { padding: [48, 48], maxZoom: NEAR_ZOOM });
    },
    end: () => void drawn.remove(),
  };
}

export type PointMap = { look: (point: Point) => void; middle: () => Point; end: () => void };

/** A map whose middle is the point that is looked for: it is moved by hand, by keys, or to where it is tapped. */
export function drawPicker(
  element: HTMLElement,
  how: Ground & { sight: Sight; onPick: (point: Point) => void },
): PointMap {
  const drawn = ground(element, how);
  drawn.setView(at(how.sight.point), how.sight.zoom);
  drawn.on("click", ({ latlng }) => drawn.panTo(latlng));
  drawn.on("moveend", () => how.onPick(sightOf(drawn).point));
  return {
    look: (point) => void drawn.setView(at(point), Math.max(drawn.getZoom(), NEAR_ZOOM)),
    middle: () => sightOf(drawn).point,
    end: () => void drawn.remove(),
  };
}
