import { Icon } from "@mereau/ui/icons.tsx";
import { isOnline } from "#frame/online.ts";
import { slug } from "#shell.ts";
import { language, say } from "#texts/say.ts";

type Props = { account: string; period: { from: string; to: string }; month: string };

/** The same month on paper, and for a spreadsheet. */
export function Downloads({ account, period, month }: Props) {
  const words = say().statement;
  const addressOf = (format: "pdf" | "table") => {
    const query = new URLSearchParams({ ...period, format, detail: "days", lang: language.value });
    return `/v1/${slug}/accounts/${account}/statement?${query.toString()}`;
  };
  if (!isOnline.value) return null;
  return (
    <ul class="rows">
      {(
        [
          ["pdf", "pdf"],
          ["table", "csv"],
        ] as const
      ).map(([format, ending]) => (
        <li key={format}>
          <a class="row bare" href={addressOf(format)} download={`${words.file(month)}.${ending}`}>
            <b>{words[ending]}</b>
            <Icon name="down" size={20} />
          </a>
        </li>
      ))}
    </ul>
  );
}
