import { Page } from "#frame/Page.tsx";
import { places } from "#frame/nav.ts";
import { ToOpening } from "#screens/opening/ToOpening.tsx";
import { say } from "#screens/today/texts.ts";
import { hasRole, me } from "#session/me.ts";
import { at } from "#shell.ts";

/** The first screen: what there is to do. */
export function Today() {
  const [first = ""] = (me()?.member.name ?? "").split(" ");
  return (
    <Page title={say().hello(first)}>
      {hasRole("admin") && <ToOpening />}
      <ul class="rows">
        {places
          .filter(({ path, roles }) => path !== "/" && hasRole(...roles))
          .map(({ path, name }) => (
            <li key={path}>
              <a class="row bare" href={at(path)}>
                <b>{name()}</b>
              </a>
            </li>
          ))}
      </ul>
    </Page>
  );
}
