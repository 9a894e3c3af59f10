import { Screen } from "#frame/Screen.tsx";
import { at } from "#shell.ts";
import { sayFirst } from "#texts/say.ts";

/** For an address that is no screen. */
export const NotFound = () => {
  const { trouble } = sayFirst();
  const deed = (
    <a class="deed" href={at("/")}>
      {trouble.home}
    </a>
  );
  return (
    <Screen title={trouble.notFound} deeds={deed}>
      <p>{trouble.notFoundAdvice}</p>
    </Screen>
  );
};
