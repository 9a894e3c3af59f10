import type { components } from "@mereau/workers/client";

type Member = components["schemas"]["MemberWithAccounts"];
export type Change = components["schemas"]["ProfileChange"];

/** What a card says as its form has it. A point is a latitude and a longitude; what is shown is `yes` or nothing. */
export type Written = Record<
  "name" | "about" | "categories" | "address" | "point" | "hours" | "website" | "phoneShown" | "emailShown",
  string
>;

/** The card as its form has it. */
export const writtenOf = ({ name, card }: Member): Written => ({
  name,
  about: card.about ?? "",
  categories: card.categories.join(","),
  address: card.place?.address ?? "",
  point: card.place ? `${card.place.latitude},${card.place.longitude}` : "",
  hours: card.hours ?? "",
  website: card.website ?? "",
  phoneShown: card.phoneShown ? "yes" : "",
  emailShown: card.emailShown ? "yes" : "",
});

export const codesIn = (categories: string): string[] => categories.split(",").filter(Boolean);

export const pointOf = (written: string): { latitude: number; longitude: number } | null => {
  const [latitude, longitude] = written.split(",").map(Number);
  return written === "" || latitude === undefined || longitude === undefined ? null : { latitude, longitude };
};

/** People write `fournil.example`. */
const addressOfSite = (typed: string): string | null => {
  const site = typed.trim();
  return site === "" ? null : /^https?:\/\//i.test(site) ? site : `https://${site}`;
};

/** What is missing before it can be sent, by its field. */
export function faultsOf({
  name,
  address,
  point,
}: Written): Partial<Record<"name" | "address" | "point", true>> {
  const isPlaced = address.trim() !== "" || point !== "";
  return {
    ...(name.trim() === "" && { name: true }),
    ...(isPlaced && address.trim() === "" && { address: true }),
    ...(isPlaced && point === "" && { point: true }),
  };
}

/** What has to be sent: the fields that differ from the card, and nothing else. Null: it says this already. */
export function changeOf(written: Written, before: Written): Change | null {
  const differs = (...fields: (keyof Written)[]) =>
    fields.some((field) => written[field].trim() !== before[field].trim());
  const point = pointOf(written.point);
  const change: Change = {
    ...(differs("name") && { name: written.name.trim() }),
    ...(differs("about") && { about: written.about.trim() || null }),
    ...(differs("categories") && { categories: codesIn(written.categories) }),
    ...(differs("address", "point") && { place: point && { address: written.address.trim(), ...point } }),
    ...(differs("hours") && { hours: written.hours.trim() || null }),
    ...(differs("website") && { website: addressOfSite(written.website) }),
    ...(differs("phoneShown") && { phoneShown: written.phoneShown === "yes" }),
    ...(differs("emailShown") && { emailShown: written.emailShown === "yes" }),
  };
  return Object.keys(change).length === 0 ? null : change;
}
