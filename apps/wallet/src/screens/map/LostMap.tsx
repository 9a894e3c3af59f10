import { Screen } from "#frame/Screen.tsx";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** In place of a map that could not be fetched, as without a network when none was opened before. */
export const LostMap = () => {
  const words = say();
  const deeds = (
    <>
      <button type="button" class="other" onClick={() => location.reload()}>
        {words.common.retry}
      </button>
      <a class="deed" href={at("/directory")}>
        {words.map.asList}
      </a>
    </>
  );
  return (
    <Screen title={words.map.title} back="/directory" deeds={deeds}>
      <p class="notice warn">{words.map.lost}</p>
    </Screen>
  );
};
