import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { fromTop, type Scale } from "#screens/statement/chart/scale.ts";
import type { Currency } from "#words/amounts.ts";
import { figureOf } from "#words/amounts.ts";
import "#screens/statement/chart/chart.css";

type Props = {
  title: string;
  /** What the control that goes from point to point is called. */
  label: string;
  scale: Scale;
  currency: Currency;
  /** How many points there are, from left to right. */
  count: number;
  /** Each in a sentence, as it is shown above the drawing and read out. */
  sentence: (index: number) => string;
  /** Figures at a point that are marked while it is looked at. */
  marked: (index: number) => readonly number[];
  /** Words below: by point, few enough to fit. */
  below: readonly { index: number; text: string }[];
  /** Whether points are the middles of so many columns, or go from edge to edge. */
  isColumns?: boolean;
  /** The drawing, on a square of 100. */
  children: ComponentChildren;
  table: ComponentChildren;
};

const placeOf = (index: number, count: number, isColumns: boolean): number =>
  isColumns ? ((index + 0.5) / count) * 100 : count < 2 ? 100 : (index / (count - 1)) * 100;

/**
 * The frame of a drawing over time: axes with their unit, a control that goes from point to point by finger, pointer or keys, what
 * the point says in words, and the same figures as a table.
 */
export function Plot(props: Props) {
  const { title, label, scale, currency, count, sentence, marked, below, isColumns = false } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const index = Math.min(chosen ?? count - 1, count - 1);
  const left = `${placeOf(index, count, isColumns)}%`;
  return (
    <figure class="chart">
      <figcaption>
        <h2>{title}</h2>
      </figcaption>
      <p class="told">{sentence(index)}</p>
      <div class="plot">
        <div class="marks" aria-hidden="true">
          <span class="unit-mark">{currency.symbol}</span>
          {scale.marks.map((mark) => (
            <span key={mark} style={{ top: `${fromTop(scale, mark)}%` }}>
              {shortFigure(mark, currency.scale)}
            </span>
          ))}
        </div>
        <div class={`canvas${isColumns ? " columns" : ""}`}>
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            {scale.marks.map((mark) => (
              <line
                key={mark}
                class={mark === 0 ? "zero" : "mark"}
                x1="0"
                x2="100"
                y1={fromTop(scale, mark)}
                y2={fromTop(scale, mark)}
              />
            ))}
            {props.children}
          </svg>
          <input
            type="range"
            min={0}
            max={count - 1}
            step={1}
            value={index}
            aria-label={label}
            aria-valuetext={sentence(index)}
            style={{ "--columns": count }}
            onInput={(event) => setChosen(Number(event.currentTarget.value))}
          />
          <span class="cursor" style={{ left }} aria-hidden="true" />
          {marked(index).map((figure, place) => (
            <span
              key={place}
              class="dot"
              style={{ left, top: `${fromTop(scale, figure)}%` }}
              aria-hidden="true"
            />
          ))}
        </div>
        <div class="times" aria-hidden="true">
          {below.map(({ index: place, text }) => (
            <span
              key={place}
              class={isColumns ? "" : place === 0 ? "first" : place === count - 1 ? "last" : ""}
              style={{ left: `${placeOf(place, count, isColumns)}%` }}
            >
              {text}
            </span>
          ))}
        </div>
      </div>
      {props.table}
    </figure>
  );
}

/** Round figures need no decimals. */
function shortFigure(minor: number, scale: number): string {
  const isWhole = minor % 10 ** scale === 0;
  return figureOf(isWhole ? formatAmount(minor / 10 ** scale, 0) : formatAmount(minor, scale));
}
