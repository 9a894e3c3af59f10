import type { ComponentChildren } from "preact";

import type { Card } from "#screens/member/MemberHead.tsx";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { phoneInWords } from "@mereau/ui/words/phone.ts";

/** Where and when one finds them, and how one reaches them: what they show of it. */
export function MemberFacts({ card: { place, hours, phone, email, website, name, number } }: { card: Card }) {
  const words = say().member;
  if (!place && hours === null && phone === null && email === null && website === null) return null;
  return (
    <dl class="card told-facts">
      {place && (
        <Fact name={words.where}>
          <span class="as-written">{place.address}</span>
          <Ways place={place} name={name} number={number} />
        </Fact>
      )}
      {hours !== null && (
        <Fact name={words.hours}>
          <span class="as-written">{hours}</span>
        </Fact>
      )}
      {phone !== null && (
        <Fact name={words.phone}>
          <a href={`tel:${phone}`}>{phoneInWords(phone)}</a>
        </Fact>
      )}
      {email !== null && (
        <Fact name={words.email}>
          <a href={`mailto:${email}`}>{email}</a>
        </Fact>
      )}
      {website !== null && (
        <Fact name={words.website}>
          <a href={website} target="_blank" rel="noopener noreferrer">
            {website.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
          </a>
        </Fact>
      )}
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

type Ways = { place: NonNullable<Card["place"]>; name: string; number: number };

/** The ways there: our map, whatever the phone finds its way with, or a map that anybody can open. */
function Ways({ place: { latitude, longitude }, name, number }: Ways) {
  const words = say().member;
  const point = `${latitude},${longitude}`;
  return (
    <span class="ways">
      <a href={at(`/map?to=${number}`)}>{words.onMap}</a>
      <a href={`geo:${point}?q=${point}(${encodeURIComponent(name)})`}>{words.goThere}</a>
      <a
        href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
        target="_blank"
        rel="noopener noreferrer"
      >
        OpenStreetMap
      </a>
    </span>
  );
}
