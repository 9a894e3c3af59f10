import type { ComponentChildren } from "preact";

import { leaveFor } from "#lists/place.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

type Props = { number: number; class?: string; children?: ComponentChildren };

/** From wherever a member is met to all that they show of themselves, and back. */
export const CardLink = ({ number, class: look = "slight", children = say().member.card }: Props) => (
  <a class={look} href={at(`/members/${number}`)} onClick={() => leaveFor(`member:${number}`)}>
    {children}
  </a>
);
