import { beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { accountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import { invoice, invoicePage } from "@mereau/shared/contracts/invoices.ts";
import { me } from "@mereau/shared/contracts/sessions.ts";
import { transfer } from "@mereau/shared/contracts/transfers.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;

beforeAll(async () => {
  town = await foundWorkerTown();
});

const something = z.looseObject({});

test("over HTTP an invoice is drafted, sent, printed, paid once, told as paid, and to pay again once that was undone", async () => {
  const { ask, codeOf, admin } = town;
  const shop = await town.join("Fournil", "provider");
  const noor = await town.join("Noor", "individual");
  const { member } = await ask(shop.token, ["GET", "me"], [200, me]);
  await ask(shop.token, ["PUT", `members/${member.id}/billing`], [200, something], {
    name: "Le Fournil <SARL>",
    address: "3 rue des Halles\n64000 Pau",
    isVatExempt: true,
  });
  const asked = {
    id: newId(),
    seller: shop.account,
    buyer: { account: noor.account },
    lines: [{ label: "Pain", quantity: "3", unitPrice: "4,20" }],
  };
  const drafted = await ask(shop.token, ["POST", "invoices"], [201, invoice], asked);
  expect(await ask(shop.token, ["POST", "invoices"], [201, invoice], asked)).toEqual(drafted);
  const path = `invoices/${drafted.id}`;
  const sent = await ask(shop.token, ["POST", `${path}/sending`], [200, invoice]);
  // A currency that euros back is worth one
  expect(sent).toMatchObject({ state: "sent", total: "12.60", euros: { rate: "1", total: "12.60" } });

  const french = await ask(noor.token, ["GET", `${path}/page?lang=fr`], [200, z.string()]);
  expect(french).toContain(`<h1>Facture ${sent.number}</h1>`);
  expect(french).toContain("TVA non applicable, art. 293 B du CGI.");
  expect(french).toContain("Le Fournil &lt;SARL&gt;");
  expect(french).toContain(`À payer sur le compte ${shop.account}, avec la référence ${sent.number}.`);
  const english = await ask(noor.token, ["GET", `${path}/page?lang=en`], [200, z.string()]);
  expect(english).toContain(`<h1>Invoice ${sent.number}</h1>`);

  const issue = { id: newId(), to: noor.account, amount: "20", reference: "deposit" };
  await ask(admin, ["POST", "currencies/MIEL/issues"], [201, transfer], issue);
  const payment = { id: newId(), from: noor.account };
  const paid = await ask(noor.token, ["POST", `${path}/payment`], [201, transfer], payment);
  expect([paid.reference, paid.amount]).toEqual([sent.number, "12.60"]);
  expect(await ask(noor.token, ["POST", `${path}/payment`], [201, transfer], payment)).toEqual(paid);
  const twice = { id: newId(), from: noor.account };
  expect(await codeOf(noor.token, ["POST", `${path}/payment`], 409, twice)).toBe("invoice_closed");
  const { items } = await ask(
    noor.token,
    ["GET", `invoices?account=${noor.account}&side=buyer`],
    [200, invoicePage],
  );
  expect(items.map(({ state, transfer: by }) => [state, by])).toEqual([["paid", paid.id]]);
  const account = await ask(shop.token, ["GET", `accounts/${shop.account}`], [200, accountWithHolders]);
  expect(account.balance).toBe("12.60");

  const undo = { id: newId(), reason: "Payée deux fois <ici>" };
  await ask(admin, ["POST", `transfers/${paid.id}/reversal`], [201, transfer], undo);
  const due = await ask(noor.token, ["GET", `${path}/page?lang=fr`], [200, z.string()]);
  expect(due).toContain('<p class="state sent">À payer</p>');
  expect(due).toMatch(/Son paiement a été annulé le [^<]+ : elle est de nouveau à payer\./);
  expect(due).toContain("Motif : Payée deux fois &lt;ici&gt;");
  const inEnglish = await ask(noor.token, ["GET", `${path}/page?lang=en`], [200, z.string()]);
  expect(inEnglish).toMatch(/Its payment was cancelled on [^<]+: it is to be paid again\./);
  const again = { id: newId(), from: noor.account };
  await ask(noor.token, ["POST", `${path}/payment`], [201, transfer], again);
  const { state, reversal } = await ask(noor.token, ["GET", path], [200, invoice]);
  expect([state, reversal]).toEqual(["paid", null]);

  await ask(admin, ["POST", `transfers/${again.id}/reversal`], [201, transfer], { ...undo, id: newId() });
  const credit = { id: newId(), reason: "Livraison annulée" };
  const note = await ask(shop.token, ["POST", `${path}/credit-note`], [201, invoice], credit);
  const cancelled = await ask(noor.token, ["GET", `${path}/page?lang=fr`], [200, z.string()]);
  expect(cancelled).toContain(`Cette facture a été annulée par l’avoir ${note.number}.`);
});
