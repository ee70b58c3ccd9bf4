const width = 76;
const height = 20;
const pad = 3;

/** A trend beside its figure: decoration, without axis. Nulls are gaps. */
export function Sparkline({ values }: { values: (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (index: number) => 2 + (index / (values.length - 1)) * (width - 6);
  const y = (value: number) =>
    span === 1 && known.every((one) => one === low)
      ? height / 2
      : height - pad - ((value - low) / span) * (height - 2 * pad);
  const path = values
    .map((value, index) => {
      if (value === null) return '';
      const pen = (values[index - 1] ?? null) === null ? 'M' : 'L';
      return `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className="block max-w-full"
    >
      <path d={path} fill="none" stroke="var(--ink-mid)" strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={x(last)} cy={y(values[last] ?? low)} r="2" fill="var(--fg)" />
    </svg>
  );
}
