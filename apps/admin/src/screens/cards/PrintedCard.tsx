import { QrCode } from "@mereau/ui/qr/QrCode.tsx";
import { Page } from "#frame/Page.tsx";
import { inParts } from "#screens/cards/number.ts";
import { say } from "#screens/cards/texts.ts";
import { at, community } from "#shell.ts";
import "#screens/cards/cards.css";

/** A card as it is printed and cut out: this once, for nobody can read its number again. */
export function PrintedCard({ name, number }: { name: string; number: string }) {
  const words = say();
  const mark = number.replaceAll(/[\s:.-]/g, "");
  return (
    <Page title={words.printTitle(name)} lead={words.printLead}>
      {mark !== "" && (
        <div class="printed-card">
          <QrCode text={mark} label={words.qr} />
          <div>
            <p>{community.name}</p>
            <p>
              <b>{name}</b>
            </p>
            <p class="digits">{inParts(mark)}</p>
          </div>
        </div>
      )}
      <div class="page-deeds">
        {mark !== "" && (
          <button type="button" class="deed" onClick={() => window.print()}>
            {words.print}
          </button>
        )}
        <a class="other" href={at("/tariff/cards")}>
          {words.done}
        </a>
      </div>
    </Page>
  );
}
