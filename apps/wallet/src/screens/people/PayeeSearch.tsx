import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { SearchBox } from "@mereau/ui/SearchBox.tsx";
import type { Found } from "#screens/people/payees.ts";
import { useSearch } from "#screens/people/useSearch.ts";
import { say } from "#texts/say.ts";
import { pictureOf } from "#words/picture.ts";
import "#screens/people/people.css";

type Props = {
  label: string;
  /** What is looked for at first. */
  initial?: string | undefined;
  /** Where a row leads; without it a row is chosen. */
  linkTo?: (found: Found) => string;
  /** False: what was typed stays. */
  onChoose?: (found: Found) => void | Promise<boolean>;
  /** What a row does, in a word. */
  word?: string;
  /** Hears a pasted text first; true: it is taken care of. */
  onPaste?: (text: string) => boolean;
  /** What stands there while nothing is looked for. */
  children?: ComponentChildren;
};

/** Looks for a member by name or number. Arrows go through those found, Enter takes the first. */
export function PayeeSearch({ label, initial = "", linkTo, onChoose, word, onPaste, children }: Props) {
  const words = say().pay;
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(initial);
  const { found, trouble } = useSearch(typed);
  const choose = async (one: Found) => {
    if ((await onChoose?.(one)) !== false) setTyped("");
  };
  const onKey = (event: KeyboardEvent) => {
    const [field, ...rows] = box.current?.querySelectorAll<HTMLElement>("input, .found .row") ?? [];
    const at = rows.findIndex((row) => row === document.activeElement);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const isTaken = event.key === "Enter" && event.target === field;
    if (step === 0 && !isTaken) return;
    event.preventDefault();
    if (isTaken) rows[0]?.click();
    else (rows[Math.min(at + step, rows.length - 1)] ?? field)?.focus();
  };
  return (
    <div class="payee-search" ref={box} onKeyDown={onKey}>
      <SearchBox
        label={label}
        typed={typed}
        onType={setTyped}
        onPaste={(event) => {
          const text = event.clipboardData?.getData("text/plain") ?? "";
          if (onPaste?.(text)) event.preventDefault();
        }}
      />
      {trouble && <TroubleNotice trouble={trouble} />}
      {typed.trim() === "" ? (
        children
      ) : found === null ? (
        <p class="soft">{words.loading}</p>
      ) : found.length > 0 ? (
        <ul class="rows found" aria-label={words.found}>
          {found.map((one) => (
            <li key={one.accounts[0]?.id ?? one.number}>
              {linkTo ? (
                <a class="row" href={linkTo(one)}>
                  <Told one={one} />
                  <Icon name="forward" size={18} />
                </a>
              ) : (
                <button type="button" class="row" onClick={() => void choose(one)}>
                  <Told one={one} />
                  {word !== undefined && <span class="asks">{word}</span>}
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        !trouble && <p class="soft">{words.nobody}</p>
      )}
    </div>
  );
}

const Told = ({ one: { name, number, photo } }: { one: Found }) => (
  <>
    <Token name={name} picture={pictureOf(photo)} />
    <span>
      <b>{name}</b>
      <small>{say().me.number(number)}</small>
    </span>
  </>
);
