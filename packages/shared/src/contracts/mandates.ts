import * as z from "zod";

import { orderSignature } from "#contracts/transfers.ts";

/** A device’s signature over what will be paid later, asked for from the amount on from which a payment is signed. */
export const mandateSignature = (kind: string, facts: string) =>
  z
    .strictObject(orderSignature.shape)
    .nullable()
    .default(null)
    .meta({
      description: `Asked for from the amount on from which payments in the currency are signed. Ed25519, base64url, over these bytes in UTF-8: \`mereau/${kind}/v1\`, a line feed, and the JSON array, without spaces, of the community’s id, ${facts} and \`keyId\`.`,
    });
