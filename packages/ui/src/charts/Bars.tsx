type Bar = {
  name: string;
  value: number;
  /** The figure in words, with its unit. */
  said: string;
};

/** Parts of a whole as lying bars, each with its name and its figure: a list, so that it is heard as it is read. */
export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const most = Math.max(...bars.map(({ value }) => value), 0) || 1;
  return (
    <ul class="bars" aria-label={label}>
      {bars.map(({ name, value, said }) => (
        <li key={name}>
          <span>{name}</span>
          <span class="said">{said}</span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar" width={Math.max(0.5, (100 * Math.max(0, value)) / most)} height={4} />
          </svg>
        </li>
      ))}
    </ul>
  );
}
