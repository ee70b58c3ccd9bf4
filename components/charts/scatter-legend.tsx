import type { ScatterKind } from './types';

/** The shapes of a scatter chart with their words. */
export function ScatterLegend({ kinds }: { kinds: ScatterKind[] }) {
  return (
    <ul className="mt-3.5 flex flex-wrap gap-x-4 gap-y-1 text-caption text-fg-2">
      {kinds.map((kind) => (
        <li key={kind.id} className="inline-flex items-center gap-1.5">
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
            <LegendShape shape={kind.shape} />
          </svg>
          {kind.label}
        </li>
      ))}
    </ul>
  );
}

function LegendShape({ shape }: { shape: ScatterKind['shape'] }) {
  if (shape === 'triangle') return <path d="M5 1l4.5 8h-9z" className="fill-high" />;
  if (shape === 'ring')
    return <circle cx="5" cy="5" r="3.5" className="fill-surface stroke-fg-2" strokeWidth="1.5" />;
  return <circle cx="5" cy="5" r="3.5" className="fill-ink-mid" />;
}
