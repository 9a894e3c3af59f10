import { useEffect, useState } from "preact/hooks";

import { Field } from "@mereau/ui/Field.tsx";
import { askPosition, type NoPosition } from "#screens/directory/position.ts";
import type { PointPicker } from "#screens/map/PointPicker.tsx";
import { pointOf, type Written } from "#screens/profile/change.ts";
import { say } from "#texts/say.ts";

type Props = {
  written: Written;
  faults: { address?: true; point?: true };
  wrong: string | undefined;
  set: (change: Partial<Written>) => void;
};

/** Where customers find one: an address in words, and its point on the map. */
export function PlaceFields({ written: { address, point }, faults, wrong, set }: Props) {
  const words = say().profile;
  const [state, setState] = useState<"asking" | NoPosition | null>(null);
  const [isPicking, setPicking] = useState(false);
  const { Picker, isLost } = usePicker(isPicking);
  const isPlaced = address !== "" || point !== "";
  const takeHere = async () => {
    setState("asking");
    const found = await askPosition();
    setState(typeof found === "string" ? found : null);
    if (typeof found !== "string") set({ point: `${found.latitude},${found.longitude}` });
  };
  return (
    <fieldset class="choices">
      <legend>{words.place}</legend>
      <p class="soft">{words.placeHint}</p>
      <Field label={words.address} wrong={faults.address ? words.addressMissing : wrong}>
        <textarea
          rows={2}
          maxLength={200}
          autoComplete="street-address"
          value={address}
          onInput={({ currentTarget }) => set({ address: currentTarget.value })}
        />
      </Field>
      <div class="filters">
        <button
          type="button"
          class="chip"
          aria-invalid={faults.point}
          aria-describedby="point-told"
          onClick={() => void takeHere()}
        >
          {words.here}
        </button>
        <button type="button" class="chip" aria-expanded={isPicking} onClick={() => setPicking(!isPicking)}>
          {words.onMap}
        </button>
        {isPlaced && (
          <button type="button" class="chip" onClick={() => set({ address: "", point: "" })}>
            {words.noPlace}
          </button>
        )}
      </div>
      {isPicking && (
        <>
          <p class="soft">{words.pickHint}</p>
          {Picker ? (
            <Picker
              point={pointOf(point)}
              onPick={({ latitude, longitude }) => set({ point: `${latitude},${longitude}` })}
            />
          ) : (
            <p class="soft">{isLost ? say().map.lost : say().common.loading}</p>
          )}
        </>
      )}
      <div role="status" id="point-told">
        {state === "asking" ? (
          <p class="soft">{say().directory.locating}</p>
        ) : state !== null ? (
          <p class="notice warn">{say().directory.noPosition[state]}</p>
        ) : faults.point ? (
          <p class="wrong">{words.pointMissing}</p>
        ) : (
          isPlaced && <p class="soft">{point === "" ? words.noPoint : words.pointKnown}</p>
        )}
      </div>
    </fieldset>
  );
}

/** What picks a point, fetched when it is first wanted. */
function usePicker(isWanted: boolean) {
  const [{ Picker }, setPicker] = useState<{ Picker: typeof PointPicker | null }>({ Picker: null });
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (!isWanted || Picker) return;
    setLost(false);
    import("#screens/map/leaflet.ts").then(
      (loaded) => setPicker({ Picker: loaded.PointPicker }),
      () => setLost(true),
    );
  }, [isWanted]);
  return { Picker, isLost };
}
