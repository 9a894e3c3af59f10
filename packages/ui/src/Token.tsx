import { initialOf } from "@mereau/shared/looks/initial.ts";
import { hueOf, initialsOf } from "#initials.ts";

type Props = {
  name: string;
  /** The address of a picture of them; without one their initials stand there. */
  picture?: string | null;
  large?: boolean;
};

/** The round token of a person or a shop. It repeats the name that stands beside it, so readers pass over it. */
export const Token = ({ name, picture, large }: Props) => (
  <span class={`token ${hueOf(name)}${large ? " large" : ""}`} aria-hidden="true">
    {picture ? (
      <img src={picture} alt="" loading="lazy" decoding="async" width="64" height="64" />
    ) : (
      initialsOf(name)
    )}
  </span>
);

/** The token of the community itself, in its own colour. */
export const CommunityToken = ({ name, picture, large }: Props) => (
  <span class={`token own${large ? " large" : ""}`} aria-hidden="true">
    {picture ? <img src={picture} alt="" width="64" height="64" /> : initialOf(name)}
  </span>
);
