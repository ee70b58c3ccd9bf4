'use client';

interface MarkLabelProps {
  text: string;
  /** Left of the line, for marks late in the chart. */
  before: boolean;
  /** Given by Recharts. */
  viewBox?: { x?: number; y?: number; width?: number; height?: number };
}

/** Words at the foot of a drop line. */
export function MarkLabel({ text, before, viewBox }: MarkLabelProps) {
  if (viewBox?.x === undefined || viewBox.y === undefined) return null;
  const foot = viewBox.y + Math.max(0, viewBox.height ?? 0);
  return (
    <text
      x={viewBox.x + (before ? -6 : 6)}
      y={foot - 8}
      textAnchor={before ? 'end' : 'start'}
      fontSize={11}
      fill="var(--fg-3)"
    >
      {text}
    </text>
  );
}
