import { Page } from "#frame/Page.tsx";
import { at } from "#shell.ts";
import { say } from "#texts/common.ts";

/** For an address that is no screen. */
export const NotFound = () => (
  <Page title={say().notFound}>
    <p>{say().notFoundAdvice}</p>
    <p>
      <a href={at("/")}>{say().toToday}</a>
    </p>
  </Page>
);
