/** Points of 100 with as many decimals as tell two apart: `6.3`, `0.04`, `<0.01`; `0` for none. */
export function formatPoints(points: number): string {
  if (points === 0) return '0';
  if (points < 0.01) return '<0.01';
  return points.toFixed(points < 0.1 ? 2 : 1);
}
