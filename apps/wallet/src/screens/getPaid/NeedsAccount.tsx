import { Screen } from "#frame/Screen.tsx";
import { say } from "#texts/say.ts";

/** What stands where an account should, for a member who has none. */
export const NeedsAccount = ({ title }: { title: string }) => (
  <Screen title={title}>
    <p>{say().home.noAccount}</p>
  </Screen>
);
