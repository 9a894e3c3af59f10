import { Icon } from "#icons.tsx";

type Props = {
  label: string;
  typed: string;
  onType: (typed: string) => void;
  /** So many characters at most; without it, any number: a link may be pasted. */
  max?: number;
  onPaste?: (event: ClipboardEvent) => void;
};

/** Where a list is looked through by a text. */
export const SearchBox = ({ label, typed, onType, max, onPaste }: Props) => (
  <div class="search">
    <Icon name="search" />
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      maxLength={max}
      value={typed}
      onInput={(event) => onType(event.currentTarget.value)}
      onPaste={onPaste}
    />
  </div>
);
