import { hueOf, initialsOf } from "@mereau/ui/initials.ts";
import type { Pin } from "#screens/map/points.ts";

const make = (name: "span" | "img", style: string) =>
  Object.assign(document.createElement(name), { className: style });

/** A token on the map, with the name beside it. */
export function pinOf({ name, picture }: Pin): HTMLElement {
  const pin = make("span", "");
  const token = make("span", `token ${hueOf(name)}`);
  if (picture === null) token.textContent = initialsOf(name);
  else
    token.append(Object.assign(document.createElement("img"), { src: picture, alt: "", decoding: "async" }));
  const label = make("span", "pin-name");
  label.textContent = name;
  pin.append(token, label);
  return pin;
}

const meet = (one: DOMRect, other: DOMRect): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/**
 * Where pins stand on one another only the first keeps its token, and the others are dots; a name is left out where it would cover
 * something. The chosen pin comes first.
 */
export function tidy(pins: readonly HTMLElement[], map: HTMLElement): void {
  const frame = map.getBoundingClientRect();
  const found = pins.map((pin) => ({ pin, place: pin.getBoundingClientRect() }));
  const sorted = found.toSorted((one, other) => Number(isChosen(other.pin)) - Number(isChosen(one.pin)));
  const taken: DOMRect[] = [];
  for (const { pin, place } of sorted) {
    const isDot = !isChosen(pin) && taken.some((other) => meet(place, other));
    pin.classList.toggle("dot", isDot);
    if (!isDot) taken.push(place);
  }
  for (const other of map.querySelectorAll(".leaflet-control")) taken.push(other.getBoundingClientRect());
  for (const { pin, place } of sorted) {
    const label = pin.querySelector<HTMLElement>(".pin-name");
    if (!label) continue;
    pin.classList.toggle("before", place.right + label.offsetWidth > frame.right);
    const told = label.getBoundingClientRect();
    const isFree =
      isChosen(pin) ||
      (!pin.classList.contains("dot") && taken.every((other) => other === place || !meet(told, other)));
    label.classList.toggle("hides", !isFree);
    if (isFree) taken.push(told);
  }
}

const isChosen = (pin: HTMLElement): boolean => pin.classList.contains("chosen");
