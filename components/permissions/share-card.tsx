import type { ScopedPath } from '@/components/shared/scoped-path';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Legend } from '@/components/ui/legend';
import { Link } from '@/components/ui/link';
import type { RightsFigures } from '@/lib/db/queries/rights/summarize-rights';
import { formatCount, formatPercent, formatPlural } from '@/lib/format';
import { ShareBar } from './share-bar';
import { ShareMethod } from './share-method';

interface ShareCardProps {
  figures: RightsFigures;
  threshold: number;
  path: ScopedPath;
  /** On the page of rights itself no link leads there. */
  isWhole?: boolean;
}

const fifthLabels = ['0–20%', '20–40%', '40–60%', '60–80%', '80–100%'];

/** The fair share of a place: its mean, how it is spread, and who stands apart from it. */
export function ShareCard({ figures, threshold, path, isWhole = false }: ShareCardProps) {
  const { used, unused, unknown, scored } = figures;
  const rights = (query: Record<string, string>) => path('/permissions/rights', query);
  return (
    <Card className="mb-4">
      <CardHeader
        title="Unused rights"
        subtitle={`The mean over ${formatPlural(scored, 'scored principal')}, each of which counts once`}
        action={
          isWhole ? undefined : (
            <ButtonLink href={rights({})} variant="ghost">
              Who, and why
            </ButtonLink>
          )
        }
      />
      <CardBody className="grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,4fr)]">
        <div>
          {unused === null ? (
            <p className="text-fg-2">Nobody can be scored here. The reasons stand beside.</p>
          ) : (
            <>
              <p className="mb-2 flex items-baseline gap-2">
                <span className="text-stat">{formatPercent(unused)}</span>
                <span className="text-fg-2">of their rights are unused</span>
              </p>
              <ShareBar share={figures} />
              <Legend
                className="mt-2"
                items={[
                  { tone: 'ink', label: `${formatPercent(used ?? 0)} used` },
                  { tone: 'ink-soft', label: `${formatPercent(unused)} unused` },
                  { tone: 'hatch', label: `${formatPercent(unknown ?? 0)} unknown` },
                ]}
              />
            </>
          )}
        </div>
        <Spread figures={figures} hrefOf={(fifth) => rights({ fifth: String(fifth) })} />
        <Apart figures={figures} rights={rights} />
        <div className="lg:col-span-3">
          <ShareMethod threshold={threshold} />
        </div>
      </CardBody>
    </Card>
  );
}

function Spread({ figures, hrefOf }: { figures: RightsFigures; hrefOf: (fifth: number) => string }) {
  const most = Math.max(1, ...figures.fifths);
  return (
    <div>
      <h3 className="mb-2 text-small text-fg-2">Principals by unused share</h3>
      <ol className="grid gap-1.5 text-small">
        {figures.fifths.map((count, index) => (
          <li key={fifthLabels[index]} className="grid grid-cols-[64px_1fr_40px] items-center gap-2">
            <span className="text-caption text-fg-3">{fifthLabels[index]}</span>
            <span aria-hidden="true" className="h-2 rounded-bar bg-ink-faint">
              <span
                className="block h-2 rounded-bar bg-ink-mid"
                style={{ width: `${(count / most) * 100}%` }}
              />
            </span>
            <span className="text-right tabular-nums">
              {count > 0 ? (
                <Link href={hrefOf(index + 1)}>{formatCount(count)}</Link>
              ) : (
                <span className="text-fg-3">0</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Apart({
  figures: { statuses, administrators, scored },
  rights,
}: {
  figures: RightsFigures;
  rights: (query: Record<string, string>) => string;
}) {
  const notScored = Object.values(statuses).reduce((sum, count) => sum + count, 0) - statuses.scored;
  const rows = [
    {
      label: 'Unused principals: remove, do not trim',
      count: statuses['unused-principal'],
      href: rights({ view: 'unused' }),
    },
    {
      label:
        administrators.unused === null
          ? 'Administrators among the scored'
          : `Administrators among the scored, ${formatPercent(administrators.unused)} unused`,
      count: administrators.scored,
      href: rights({ view: 'administrators' }),
    },
    {
      label: 'Not scored for other reasons',
      count: notScored - statuses['unused-principal'],
      href: rights({ view: 'apart' }),
    },
  ];
  return (
    <div>
      <h3 className="mb-2 text-small text-fg-2">Apart from the mean of {formatCount(scored)}</h3>
      <ul className="grid gap-1.5 text-small">
        {rows.map(({ label, count, href }) => (
          <li key={label} className="flex items-baseline justify-between gap-4">
            <span>{label}</span>
            {count > 0 ? <Link href={href}>{formatCount(count)}</Link> : <span className="text-fg-3">0</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
