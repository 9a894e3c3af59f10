import type { Written } from "#screens/profile/change.ts";
import type { Own } from "#screens/profile/ProfileForm.tsx";
import { say } from "#texts/say.ts";
import { phoneInWords } from "@mereau/ui/words/phone.ts";

type Props = { member: Own["member"]; written: Written; set: (change: Partial<Written>) => void };

/** Whether the others may ring or write: each only where one is known, and neither unless one says so. */
export function ShownChoices({ member: { phone, email }, written, set }: Props) {
  const words = say().profile;
  const choice = (field: "phoneShown" | "emailShown", label: string, value: string) => (
    <label class="choice">
      <input
        type="checkbox"
        checked={written[field] === "yes"}
        onChange={({ currentTarget }) => set({ [field]: currentTarget.checked ? "yes" : "" })}
      />
      <span>
        {label}
        <small>{value}</small>
      </span>
    </label>
  );
  if (phone === null && email === null) return null;
  return (
    <fieldset>
      <legend>{words.reach}</legend>
      {phone !== null && choice("phoneShown", words.showPhone, phoneInWords(phone))}
      {email !== null && choice("emailShown", words.showEmail, email)}
    </fieldset>
  );
}
