import { Screen } from "#frame/Screen.tsx";
import { Scanner } from "#screens/scan/Scanner.tsx";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** Scanning alone; whoever has no code to scan goes on to look for whom to pay. */
export const ScanScreen = () => {
  const words = say();
  const deeds = (
    <a class="other" href={at("/pay")}>
      {words.pay.search}
    </a>
  );
  return (
    <Screen title={words.scan.title} deeds={deeds}>
      <Scanner />
    </Screen>
  );
};
