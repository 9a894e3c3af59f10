import { leaveFor } from "#lists/place.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** From wherever a member is met to all that they show of themselves, and back. */
export const CardLink = ({ number }: { number: number }) => (
  <a class="slight" href={at(`/members/${number}`)} onClick={() => leaveFor(`member:${number}`)}>
    {say().member.card}
  </a>
);
