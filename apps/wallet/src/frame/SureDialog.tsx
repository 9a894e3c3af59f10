import { SureDialog as Sure, type SureProps } from "@mereau/ui/SureDialog.tsx";
import { say } from "#texts/say.ts";

/** Asks once more before what cannot be undone, in this app’s words. */
export const SureDialog = (props: SureProps) => <Sure {...props} words={say().common} />;
