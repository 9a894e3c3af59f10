import { Icon } from "@mereau/ui/icons.tsx";
import { monthAfter, monthsUpTo } from "#screens/statement/months.ts";
import { say } from "#texts/say.ts";
import { monthInWords } from "#words/plainDay.ts";

type Props = { month: string; latest: string; onChoose: (month: string) => void };

/** So many months can be chosen at once; from the last of them one goes on month by month. */
const LISTED = 36;

/** The month, with the one before it and the one after it a tap away. */
export function MonthPicker({ month, latest, onChoose }: Props) {
  const words = say().statement;
  const listed = monthsUpTo(latest, LISTED);
  const months = listed.includes(month) ? listed : [...listed, month];
  const isLatest = month >= latest;
  return (
    <div class="month-picker">
      <button
        type="button"
        class="other"
        aria-label={words.before}
        onClick={() => onChoose(monthAfter(month, -1))}
      >
        <Icon name="back" />
      </button>
      <select
        aria-label={words.month}
        value={month}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {months.map((one) => (
          <option key={one} value={one}>
            {monthInWords(one)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="other"
        aria-label={words.after}
        aria-disabled={isLatest}
        onClick={() => !isLatest && onChoose(monthAfter(month, 1))}
      >
        <Icon name="forward" />
      </button>
    </div>
  );
}
