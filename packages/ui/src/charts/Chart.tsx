import { linesOf } from "#charts/scale.ts";

export type Point = {
  /** As it stands below the chart. */
  label: string;
  /** Null: there is nothing to show. */
  value: number | null;
};

type Props = {
  /** What the chart shows, for whoever hears it; its figures are in a table beside it. */
  label: string;
  points: readonly Point[];
  /** A figure at the edge, with few letters: `12 k`. */
  tick: (value: number) => string;
  /** What stands at the last point. */
  last?: string;
  shape: "line" | "bars";
};

const WIDTH = 640;
const HEIGHT = 230;
const room = { left: 52, right: 14, top: 26, foot: 28 };

/** As many labels as stand below without touching. */
const LABELS_MAX = 7;

/** Figures over time as a drawing: a line for what stands, bars for what happens. */
export function Chart({ label, points, tick, last, shape }: Props) {
  const lines = linesOf(points.flatMap(({ value }) => value ?? []));
  const [least, most] = [lines[0] ?? 0, lines.at(-1) ?? 1];
  const width = WIDTH - room.left - room.right;
  const step = width / Math.max(1, points.length);
  const x = (index: number) => room.left + step * (index + 0.5);
  const y = (value: number) =>
    room.top + (HEIGHT - room.top - room.foot) * (1 - (value - least) / (most - least));
  const every = Math.ceil(points.length / LABELS_MAX);
  const shown = points.flatMap(({ value }, index) =>
    value === null ? [] : [{ value, left: x(index), top: y(value) }],
  );
  const end = shown.at(-1);
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {lines.map((line) => (
        <g key={line}>
          <line class="grid" x1={room.left} x2={WIDTH - room.right} y1={y(line)} y2={y(line)} />
          <text x={room.left - 8} y={y(line) + 4} text-anchor="end">
            {tick(line)}
          </text>
        </g>
      ))}
      {shape === "line" ? (
        <polyline class="drawn" points={shown.map(({ left, top }) => `${left},${top}`).join(" ")} />
      ) : (
        shown.map(({ left, top, value }) => (
          <rect
            key={left}
            class="bar"
            x={left - step * 0.34}
            width={step * 0.68}
            y={Math.min(top, y(0))}
            height={Math.max(value === 0 ? 0 : 1, Math.abs(y(0) - top))}
          />
        ))
      )}
      {end && shape === "line" && <circle class="bar" cx={end.left} cy={end.top} r={5} />}
      {end && last !== undefined && (
        <text class="strong" x={WIDTH - room.right} y={14} text-anchor="end">
          {last}
        </text>
      )}
      {points.map(
        (point, index) =>
          (points.length - 1 - index) % every === 0 && (
            <text key={point.label} x={x(index)} y={HEIGHT - 8} text-anchor="middle">
              {point.label}
            </text>
          ),
      )}
    </svg>
  );
}
