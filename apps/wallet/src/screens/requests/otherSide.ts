import type { PaymentRequest, Side } from "#screens/requests/requests.ts";
import { nameOf, shortNumberOf } from "#session/names.ts";
import { say } from "#texts/say.ts";

/** Who is on the other side of a request; whoever has its link, where it names nobody. */
export function otherOf({ to, toName, from }: PaymentRequest, side: Side): string {
  const { requests, history } = say();
  if (side === "payer") return toName ?? nameOf(to) ?? history.number(shortNumberOf(to));
  return from === null ? requests.anybody : (nameOf(from) ?? history.number(shortNumberOf(from)));
}
