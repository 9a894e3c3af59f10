import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import type { Placed } from "#screens/map/points.ts";
import { CardLink } from "#screens/member/CardLink.tsx";
import { member } from "#session/home.ts";
import { isSignedIn } from "#session/session.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { pictureOf } from "#words/picture.ts";

/** Whose pin was tapped, and what can be done there. */
export function ChosenPlace({ place, onClose }: { place: Placed; onClose: () => void }) {
  const words = say();
  const { number, name, photo } = place;
  return (
    <div class="card chosen-place">
      <Token name={name} picture={pictureOf(photo)} />
      <p>
        <b>{name}</b>
        <small>{place.place.address}</small>
      </p>
      <button type="button" class="slight" aria-label={words.common.close} onClick={onClose}>
        <Icon name="cross" size={18} />
      </button>
      <div class="ways">
        <CardLink number={number} />
        {isSignedIn.value && number !== member()?.number && (
          <a class="slight" href={at(`/p/${number}`)}>
            {words.pay.title}
          </a>
        )}
      </div>
    </div>
  );
}
