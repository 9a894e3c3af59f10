import type { components } from "@mereau/workers/client";
import { say } from "#screens/trust/texts.ts";
import { countOf } from "#words/amounts.ts";
import { clockOf, dayOf } from "#words/when.ts";
import "#screens/trust/trust.css";

export type LedgerVerification = components["schemas"]["LedgerVerification"];

/** How far a verification is; once it is done what was found, with the seal to note down. */
export function OneVerification({ found }: { found: LedgerVerification }) {
  const words = say().verify;
  const { state, batches, head, transfers, postings, accounts, hash, headAt, faults, faultCount } = found;
  if (state === "running")
    return (
      <section class="card" aria-busy="true">
        <p role="status">{words.running(countOf(batches), countOf(head))}</p>
        <progress class="wide" aria-label={say().verification} max={Math.max(1, head)} value={batches} />
      </section>
    );
  const isRight = state === "right";
  const counts = [countOf(transfers), countOf(postings), countOf(accounts)] as const;
  return (
    <section class="card page-part" aria-labelledby="result">
      <h2 id="result">
        <span role="status">{isRight ? words.right : words.wrong(countOf(faultCount))}</span>
      </h2>
      <p>{isRight ? words.counted(...counts) : words.read(...counts)}</p>
      {headAt > 0 && <p class="soft">{words.upTo(dayOf(headAt), clockOf(headAt))}</p>}
      {!isRight && (
        <>
          <p class="notice bad">{words.what}</p>
          <ul>
            {faults.map(({ what, where, sentence }) => (
              <li key={`${what} ${where}`}>{sentence}</li>
            ))}
          </ul>
          {faultCount > faults.length && <p class="soft">{words.moreFaults(countOf(faultCount))}</p>}
        </>
      )}
      <p>
        <b>{words.seal}</b>
        <br />
        <code class="seal">{hash}</code>
        <br />
        <small class="soft">{words.sealHint}</small>
      </p>
    </section>
  );
}
