import { Meter } from '@/components/ui/meter';

/** 0 to 100 with its bar; "not yet" until the whole catalogue of checks is there. */
export function ScoreValue({ score }: { score: number | null }) {
  if (score === null) return <span className="text-fg-3">not yet</span>;
  return (
    <span className="inline-flex items-center gap-2.5">
      <span className="font-strong">{Math.round(score)}</span>
      <Meter segments={[{ value: score }]} total={100} className="w-16 max-sm:hidden" />
    </span>
  );
}
