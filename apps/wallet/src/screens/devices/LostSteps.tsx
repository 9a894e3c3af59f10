import { say } from "#texts/say.ts";
import "#screens/devices/devices.css";

/** What to do when a phone is lost, in three steps. */
export function LostSteps() {
  const words = say().devices;
  return (
    <section class="card lost" aria-labelledby="lost">
      <h2 id="lost">{words.lost}</h2>
      <ol>
        {words.lostSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="soft">{words.lostMoney}</p>
    </section>
  );
}
