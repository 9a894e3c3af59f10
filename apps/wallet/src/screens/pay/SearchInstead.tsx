import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** The way on from a code or a link that leads to nobody. */
export const SearchInstead = () => (
  <a class="deed" href={at("/pay")}>
    {say().pay.search}
  </a>
);
