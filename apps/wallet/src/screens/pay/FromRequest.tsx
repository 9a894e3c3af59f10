import { readScanned } from "@mereau/shared/payments/payLink.ts";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { PayForm } from "#screens/pay/PayForm.tsx";
import { SearchInstead } from "#screens/pay/SearchInstead.tsx";
import { usePayee } from "#screens/pay/usePayee.ts";
import { type PaymentRequest, readRequest } from "#screens/getPaid/requests.ts";
import { at, slug } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";

/** The request that the end of its link names; null: it is no such end. */
function requestIdOf(code: string): string | null {
  const { origin } = location;
  const scanned = readScanned(origin + at(`/r/${code}`), { origin, slug });
  return scanned.kind === "request" ? scanned.id : null;
}

/** Paying what somebody asked for. `code` is the request’s id as its link has it. */
export function FromRequest({ code }: { code: string }) {
  const words = say().pay;
  const id = requestIdOf(code);
  if (id !== null) return <OfRequest id={id} />;
  return (
    <Screen title={words.title} deeds={<SearchInstead />}>
      <p class="notice warn">{words.notACode}</p>
    </Screen>
  );
}

/** The same by the request’s id. */
export function OfRequest({ id }: { id: string }) {
  const words = say();
  const { seen, trouble, again } = useSeen(`request:${id}`, () => readRequest(id));
  const request = seen?.value;
  if (request?.state === "open") return <Open request={request} />;
  return (
    <Screen title={words.pay.title} deeds={request && <SearchInstead />}>
      {request ? (
        <p class="notice">{words.pay.requestClosed[request.state]}</p>
      ) : trouble ? (
        <TroubleNotice trouble={trouble} onRetry={again} />
      ) : (
        <p class="soft">{words.common.loading}</p>
      )}
    </Screen>
  );
}

/** The request says whom it is for; their card, once it is there, shows who that is. */
function Open({ request }: { request: PaymentRequest }) {
  const { to, toName, currency } = request;
  const { payee, card } = usePayee(to.slice(to.indexOf(":") + 1), currency);
  const name = toName ?? payee?.name ?? say().entries.nameless;
  const { number = null, picture = null } = payee ?? {};
  return <PayForm payee={{ account: to, name, number, picture }} card={card} asked={request} />;
}
