import { tell } from "#frame/Tidings.tsx";
import { say } from "#screens/trust/programs/texts.ts";
import "#screens/trust/trust.css";

/** What is shown once and never again, until whoever made it says that they have it. */
export function Once({ title, secret, onKept }: { title: string; secret: string; onKept: () => void }) {
  const words = say();
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => tell(words.copied),
      // Where the browser does not let it be copied it stands there to be copied by hand
      () => undefined,
    );
  return (
    <section class="card page-part" aria-labelledby="once">
      <h2 id="once" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {title}
      </h2>
      <p class="notice warn">{words.once}</p>
      <code class="seal">{secret}</code>
      <div class="deeds">
        <button type="button" class="other" onClick={() => void copy()}>
          {words.copy}
        </button>
        <button type="button" class="deed" onClick={onKept}>
          {words.kept}
        </button>
      </div>
    </section>
  );
}
