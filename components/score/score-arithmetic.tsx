import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Meter } from '@/components/ui/meter';
import type { Breakdown } from '@/lib/posture/scoring/break-down';
import type { Weights } from '@/lib/posture/scoring/types';
import { severities } from '@/lib/posture/types';
import { formatPoints } from './points';

interface ScoreArithmeticProps {
  breakdown: Breakdown;
  weights: Weights;
  countingExceptions: number | null;
}

/** How the score comes about, as a sum that can be done by hand. */
export function ScoreArithmetic({ breakdown, weights, countingExceptions }: ScoreArithmeticProps) {
  const { score, lostToFails, lostToUnknown } = breakdown;
  return (
    <Card>
      <CardHeader title="The arithmetic" subtitle="Mean of the accounts, in points of 100." />
      <CardBody>
        <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 [&>dd]:text-right [&>dd]:font-mono">
          <dt>Everything passes</dt>
          <dd>100.0</dd>
          <dt className="text-fg-2">lost to open findings</dt>
          <dd>−{lostToFails.toFixed(1)}</dd>
          <dt className="text-fg-2">lost to what could not be read</dt>
          <dd>−{lostToUnknown.toFixed(1)}</dd>
          <dt className="border-t border-line pt-1.5 font-medium">Score</dt>
          <dd className="border-t border-line pt-1.5 font-medium">{score.toFixed(1)}</dd>
          {countingExceptions === null ? null : (
            <>
              <dt className="text-fg-2">with excepted findings counted as open</dt>
              <dd className="text-fg-2">{countingExceptions.toFixed(1)}</dd>
            </>
          )}
        </dl>
        <Meter
          className="mt-4"
          label={`${score.toFixed(1)} earned, ${formatPoints(lostToFails)} lost to findings, ${formatPoints(lostToUnknown)} unknown`}
          segments={[
            { value: score, tone: 'ink' },
            { value: lostToFails, tone: 'fail' },
            { value: lostToUnknown, tone: 'hatch', end: true },
          ]}
          total={100}
        />
        <p className="mt-4 text-small text-fg-2">
          A check weighs by the worst severity that it can give:{' '}
          {severities.map((severity) => `${severity} ${weights[severity]}`).join(', ')}. However many
          resources it has, it earns by the share of them that pass; a fail of lesser severity costs less,
          unknown earns nothing.
        </p>
      </CardBody>
    </Card>
  );
}
