import { share } from "#frame/share.ts";
import { tell } from "#frame/Tidings.tsx";
import { priceInWords } from "#screens/getPaid/price.ts";
import { linkOf, payPathOf } from "#screens/requests/payPath.ts";
import type { PaymentRequest, Side } from "#screens/requests/requests.ts";
import { nameOf } from "#session/names.ts";
import { at, community } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

type Props = { request: PaymentRequest; side: Side; onRefuse: () => void; onWithdraw: () => void };

/** What can be done with a request that is open: whoever is asked pays or refuses, whoever asks withdraws it or sends its link. */
export function RequestDeeds({ request, side, onRefuse, onWithdraw }: Props) {
  const words = say().requests;
  if (side === "payee")
    return (
      <>
        <button type="button" class="slight grave" onClick={onWithdraw}>
          {words.withdraw}
        </button>
        <button type="button" class="deed" onClick={() => void remind(request)}>
          {words.remind}
        </button>
      </>
    );
  const { from, amount, currency } = request;
  return (
    <>
      {from !== null && (
        <button type="button" class="other" onClick={onRefuse}>
          {words.refuse}
        </button>
      )}
      <a class="deed" href={at(payPathOf(request.id))}>
        {amount === null ? say().home.pay : say().pay.deed(inWords(amount, currencyOf(currency)))}
      </a>
    </>
  );
}

async function remind(request: PaymentRequest): Promise<void> {
  const { getPaid } = say();
  const price = priceInWords(request, currencyOf(request.currency));
  const text = getPaid.shareText(nameOf(request.to) ?? "", price, community.name);
  const url = linkOf(request.id);
  if ((await share([{ url, text }], url)) === "copied") tell(getPaid.copied);
}
