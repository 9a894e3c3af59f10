import { now } from "@mereau/ui/clock.ts";
import { rulesOf, type Trust } from "#screens/trust/trust.ts";
import { say } from "#texts/say.ts";
import { utcDayOf } from "#words/plainDay.ts";

/** Where one stands, in words: recognised or not and until when, and how far one is from what is asked for. */
export function Standing({ trust: { policy, standing } }: { trust: Trust }) {
  const words = say().trust;
  const { admission, state, since, endsAt, expiresAt, isRecognised } = standing;
  const { certifications, distance } = admission;
  const { distance: near } = rulesOf(policy);
  const isOver = state !== "recognised";
  const title = isOver ? words.states[state] : isRecognised ? words.states.recognised : words.suspended;
  return (
    <section class="card my-standing" aria-labelledby="standing">
      <h2 id="standing">{title}</h2>
      {certifications && (
        <p>
          <span class="figure large">{certifications.received}</span>
          <span>{words.certifications(certifications.received, certifications.needed)}</span>
        </p>
      )}
      <Missing standing={standing} />
      {distance && near && <p class="soft">{words.distance(near, distance.percent)}</p>}
      {!isOver && (
        <dl class="facts">
          {since !== null && (
            <>
              <dt>{words.since}</dt>
              <dd>{utcDayOf(since)}</dd>
            </>
          )}
          {endsAt !== null && (
            <>
              <dt>{words.until}</dt>
              <dd>{utcDayOf(endsAt)}</dd>
            </>
          )}
        </dl>
      )}
      {!isOver && endsAt !== null && (expiresAt === null || endsAt < expiresAt) && (
        <p class="notice warn">{words.endsForWant}</p>
      )}
      {!isOver && <Renewal policy={policy} standing={standing} />}
    </section>
  );
}

type Stands = Pick<Trust, "policy" | "standing">;

/** What is missing for being recognised, or renewed. */
function Missing({ standing }: Pick<Trust, "standing">) {
  const words = say().trust;
  const { approval, certifications, distance } = standing.admission;
  const lacks = certifications ? certifications.needed - certifications.received : 0;
  const all = [
    lacks > 0 && words.lacks(lacks),
    approval?.isMet === false && words.notApproved,
    distance?.isMet === false && words.tooFar,
  ].filter((one) => one !== false);
  return (
    <>
      {all.map((sentence) => (
        <p key={sentence} class="notice warn">
          {sentence}
        </p>
      ))}
    </>
  );
}

/** From when on it is renewed, and by whom. */
function Renewal({ policy, standing: { renewableFrom, expiresAt, admission } }: Stands) {
  const words = say().trust;
  if (expiresAt === null) return <p class="soft">{words.endless}</p>;
  if (policy.renewedBy === "manager") return <p class="soft">{words.renewedByManagers}</p>;
  if (renewableFrom === null) return null;
  if (renewableFrom > now()) return <p class="soft">{words.renewableFrom(utcDayOf(renewableFrom))}</p>;
  return admission.isMet ? <p>{words.renewNow}</p> : null;
}
