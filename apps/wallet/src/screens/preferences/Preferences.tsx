import { Screen } from "#frame/Screen.tsx";
import { canVibrate, chime, isFelt, isHeard, toggleSound, toggleVibration } from "#live/chime.ts";
import { AmountsChoice } from "#screens/preferences/AmountsChoice.tsx";
import { saveProfile } from "#screens/preferences/saveProfile.ts";
import { choose, language, say } from "#texts/say.ts";

const languages = { fr: "Français", en: "English" } as const;

async function speak(chosen: keyof typeof languages): Promise<void> {
  await choose(chosen);
  // The letters that are sent to them speak it too
  await saveProfile({ language: chosen });
}

/** What each member likes their own way. */
export function Preferences() {
  const words = say().preferences;
  return (
    <Screen title={words.title} back="/me">
      <div class="card">
        <fieldset>
          <legend>{words.language}</legend>
          {(["fr", "en"] as const).map((one) => (
            <label key={one} class="choice">
              <input
                type="radio"
                name="language"
                checked={language.value === one}
                onChange={() => void speak(one)}
              />
              <span lang={one}>{languages[one]}</span>
            </label>
          ))}
        </fieldset>
        <small>{words.languageWhy}</small>
      </div>
      <div class="card">
        <fieldset>
          <legend>{words.arrival}</legend>
          <label class="choice">
            <input
              type="checkbox"
              checked={isHeard.value}
              onChange={() => {
                toggleSound();
                if (isHeard.value) chime();
              }}
            />
            <span>{words.sound}</span>
          </label>
          {canVibrate && (
            <label class="choice">
              <input type="checkbox" checked={isFelt.value} onChange={toggleVibration} />
              <span>{words.vibration}</span>
            </label>
          )}
        </fieldset>
        <small>{words.arrivalWhy}</small>
      </div>
      <AmountsChoice />
    </Screen>
  );
}
