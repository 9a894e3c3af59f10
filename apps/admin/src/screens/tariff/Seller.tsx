import type { TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";

import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { typedIn } from "@mereau/ui/words/typedIn.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { TariffTabs } from "#screens/tariff/TariffTabs.tsx";
import { say } from "#screens/tariff/texts.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { paidWith } from "#words/amounts.ts";

type Settings = components["schemas"]["Settings"];

/** Who sells, as receipts say it, and the accounts that purchases are paid to. */
export function Seller() {
  const words = say();
  const { value, trouble, refresh } = useAnswer(() =>
    ask(api.GET("/v1/{community}/settings", { params: { path: here } })),
  );
  return (
    <Page title={words.sellerTitle} lead={words.sellerLead}>
      <TariffTabs />
      {trouble && !value && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {!value && !trouble && <p role="status">{common().loading}</p>}
      {value && <SellerForm settings={value} />}
    </Page>
  );
}

const numberIn = (accounts: readonly string[], code: string): string =>
  accounts.find((id) => currencyOfAccount(id) === code)?.slice(code.length + 1) ?? "";

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

function SellerForm({ settings: { seller, identity } }: { settings: Settings }) {
  const words = say();
  const [missing, setMissing] = useState<string | null>(null);
  const save = useDeed(async (form: HTMLFormElement): Promise<Answer<unknown>> => {
    setMissing(null);
    const accounts = paidWith
      .map(({ code }) => ({ code, number: typedIn(form, code).trim() }))
      .filter(({ number }) => number !== "")
      .map(({ code, number }) => `${code}:${number}`);
    for (const id of accounts) {
      const found = await ask(
        api.GET("/v1/{community}/accounts/{id}", { params: { path: { ...here, id } } }),
      );
      if (found.ok) continue;
      setMissing(currencyOfAccount(id));
      return found;
    }
    return ask(
      api.PATCH("/v1/{community}/settings", {
        params: { path: here },
        body: {
          seller: {
            name: typedIn(form, "name").trim(),
            address: orNull(typedIn(form, "address")),
            registration: orNull(typedIn(form, "registration")),
            vatRemark: orNull(typedIn(form, "vatRemark")),
            accounts,
          },
        },
      }),
    );
  });
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if ((await save.run(event.currentTarget)) !== null) tell(words.sellerSaved);
  };
  const text = (name: "name" | "address" | "registration" | "vatRemark", label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      <input
        name={name}
        autoComplete="off"
        defaultValue={seller?.[name] ?? (name === "name" ? identity.name : "")}
      />
    </Field>
  );
  return (
    <form class="card form" onSubmit={submit} noValidate>
      {text("name", words.sellerName)}
      {text("address", words.address)}
      {text("registration", words.registration)}
      {text("vatRemark", words.vat, words.vatHint)}
      {paidWith.map(({ code, name }) => (
        <Field
          key={code}
          label={words.house(name)}
          hint={words.houseHint}
          wrong={missing === code ? words.houseMissing : undefined}
        >
          <input
            name={code}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={numberIn(seller?.accounts ?? [], code)}
          />
        </Field>
      ))}
      {save.trouble && missing === null && <TroubleNotice trouble={save.trouble} />}
      <div class="deeds">
        <button class="deed" aria-disabled={save.busy}>
          {common().save}
        </button>
      </div>
    </form>
  );
}
