import { NearChips } from "#screens/directory/NearChips.tsx";
import { say } from "#texts/say.ts";

type Props = { everybody: boolean; onChange: (everybody: boolean) => void };

/** Whom one sees, and whether what is near comes first. */
export function OrderChips({ everybody, onChange }: Props) {
  const words = say().directory;
  return (
    <NearChips note={everybody ? words.placedOnly : null}>
      {[false, true].map((all) => (
        <button
          key={String(all)}
          type="button"
          class="chip"
          aria-pressed={everybody === all}
          onClick={() => onChange(all)}
        >
          {all ? words.everybody : words.providers}
        </button>
      ))}
    </NearChips>
  );
}
