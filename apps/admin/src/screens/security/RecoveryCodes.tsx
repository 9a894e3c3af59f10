import { say } from "#screens/security/texts.ts";
import { community } from "#shell.ts";

/** Recovery codes as they are shown once: to print, and then to put away. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const words = say();
  return (
    <section class="card codes" aria-labelledby="codes-made">
      <h2 id="codes-made" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {words.codes} · {community.name}
      </h2>
      <p>{words.codesWhat}</p>
      <ul class="recovery">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div class="deeds">
        <button type="button" class="other" onClick={() => print()}>
          {words.print}
        </button>
        <button type="button" class="deed" onClick={onKept}>
          {words.kept}
        </button>
      </div>
    </section>
  );
}
