import { toE164 } from "@mereau/shared/membership/phone.ts";
import type { Kind, Text } from "#joining/documents.ts";
import { isAddress } from "#joining/signInName.ts";

/** What is being filled in; of each text the version that was accepted, empty: none yet. */
export type Draft = {
  name: string;
  email: string;
  phone: string;
  type: string;
  message: string;
  charter: string;
  terms: string;
};

export const emptyDraft = (): Draft => ({
  name: "",
  email: "",
  phone: "",
  type: "",
  message: "",
  charter: "",
  terms: "",
});

/** What is wrong with a field, by the name of its sentence. */
export type Fault =
  | "nameMissing"
  | "addressMissing"
  | "addressWrong"
  | "reachMissing"
  | "phoneWrong"
  | "typeMissing"
  | "unread";

export type Faults = { [Field in "name" | "email" | "phone" | "type" | Kind]?: Fault };

/** What stands in the way of sending a draft. Where no text messages are sent, one signs in by e-mail alone. */
export function faultsOf(
  draft: Draft,
  { type, texts, byPhone }: { type: string; texts: readonly Text[]; byPhone: boolean },
): Faults {
  const [email, phone] = [draft.email.trim(), draft.phone.trim()];
  const faults: Faults = {};
  if (draft.name.trim() === "") faults.name = "nameMissing";
  if (email !== "" && !isAddress(email)) faults.email = "addressWrong";
  else if (email === "" && !byPhone) faults.email = "addressMissing";
  else if (email === "" && phone === "") faults.email = "reachMissing";
  if (phone !== "" && toE164(phone) === null) faults.phone = "phoneWrong";
  if (type === "") faults.type = "typeMissing";
  for (const { document, version } of texts) if (draft[document] !== version) faults[document] = "unread";
  return faults;
}
