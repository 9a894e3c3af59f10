import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { say } from "#screens/team/texts.ts";
import { here } from "#shell.ts";
import { dayOf } from "#words/when.ts";

/** Where one is signed in; all but this device may be signed out from here. */
export function Sessions() {
  const words = say();
  const { value, trouble, refresh } = useAnswer(() =>
    ask(api.GET("/v1/{community}/sessions", { params: { path: here } })),
  );
  const end = useDeed((id: string) =>
    ask(api.DELETE("/v1/{community}/sessions/{id}", { params: { path: { ...here, id } } })),
  );
  const signOut = async (id: string) => {
    if ((await end.run(id)) === null) return;
    tell(words.ended);
    await refresh();
  };
  return (
    <section class="card" aria-labelledby="sessions">
      <h2 id="sessions">{words.sessions}</h2>
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {end.trouble && <TroubleNotice trouble={end.trouble} />}
      <ul class="rows">
        {value?.items.map(({ id, name, lastUsedAt, createdAt, current }) => (
          <li key={id} class="row bare">
            <p>
              <b>{name}</b>
              <br />
              <small>{current ? words.here : words.lastUsed(dayOf(lastUsedAt ?? createdAt))}</small>
            </p>
            {!current && (
              <button
                type="button"
                class="other small"
                aria-label={words.endNamed(name)}
                aria-disabled={end.busy}
                onClick={() => void signOut(id)}
              >
                {words.end}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
