import * as z from "zod";

import { toE164 } from "#membership/phone.ts";

/** A telephone number however it is typed; it is kept, and answered, as E.164 has it. */
export const phone = z
  .string()
  .max(40)
  .overwrite((typed) => toE164(typed) ?? typed)
  .refine((number) => toE164(number) === number, { error: "must be a telephone number" })
  .meta({
    description: "A telephone number; one without a country is French. Answered as `+33612345678`.",
    example: "+33 6 12 34 56 78",
  });
