import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { ChoiceRow } from "#screens/notifications/ChoiceRow.tsx";
import { type Choice, useChoices } from "#screens/notifications/choices.ts";
import { ThisPhone } from "#screens/notifications/ThisPhone.tsx";
import { say } from "#texts/say.ts";
import "#screens/notifications/notifications.css";

const ofMoney: readonly Choice["kind"][] = [
  "payment_received",
  "ordered_payment",
  "automatic_payment",
  "payment_failed",
  "request_received",
  "request_answered",
  "receipt",
  "expiry",
  "credit_help",
];

/** Of what one is told, and how: by e-mail, on the phone, both or neither. */
export function Notifications() {
  const words = say().notifications;
  const { choices, seen, trouble, again, set } = useChoices((choice, why) =>
    tell(words.notKept(choice.name, why.kind === "refused" ? why.problem.detail : say().trouble.unreachable)),
  );
  const groups = [
    { title: words.ofMoney, has: (kind: Choice["kind"]) => ofMoney.includes(kind) },
    { title: words.ofCommunity, has: (kind: Choice["kind"]) => !ofMoney.includes(kind) },
  ];
  return (
    <Screen title={words.title} back="/me">
      <ThisPhone />
      <p>{words.lead}</p>
      {seen && <StaleNote at={seen.at} trouble={trouble} />}
      {trouble && !seen && <TroubleNotice trouble={trouble} onRetry={again} />}
      {!choices && !trouble && <WaitingRows />}
      {choices &&
        groups.map(({ title, has }) => (
          <section key={title} class="told-list">
            <h2>{title}</h2>
            <ul class="rows">
              {choices
                .filter(({ kind }) => has(kind))
                .map((choice) => (
                  <ChoiceRow
                    key={choice.kind}
                    choice={choice}
                    ways={["email", "push"]}
                    onSet={(way, to) => set(choice, way, to)}
                  />
                ))}
            </ul>
          </section>
        ))}
    </Screen>
  );
}
