import { KeyValues } from '@/components/shared/key-values';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { formatParameter } from '@/lib/posture/settings/format-parameter';
import { settingLabels } from '@/lib/posture/settings/setting-labels';
import type { Thresholds } from '@/lib/posture/settings/parameters';
import type { Check } from '@/lib/posture/types';

interface CheckCardProps {
  check: Check;
  thresholds: Thresholds;
  path: ScopedPath;
}

/** The rule behind the finding: what should hold, by which threshold, and who else asks for it. */
export function CheckCard({ check, thresholds, path }: CheckCardProps) {
  return (
    <Card>
      <CardHeader title="Check" subtitle={check.title} />
      <CardBody>
        <KeyValues
          items={[
            { key: 'Id', value: <Link href={path(`/checks/${check.id}`)}>{check.id}</Link>, mono: true },
            {
              key: 'Threshold',
              value:
                check.parameters.length === 0 ? (
                  <span className="text-fg-3">none</span>
                ) : (
                  check.parameters.map((name) => (
                    <Link key={name} href={path('/settings/checks', { q: name })} className="block">
                      {settingLabels[name]}: {formatParameter(name, thresholds[name])}
                    </Link>
                  ))
                ),
            },
          ]}
        />
        <h3 className="mt-4 mb-1.5 text-caption text-fg-3">Also asked for by</h3>
        <ul className="grid gap-1 text-small text-fg-2">
          {check.references.map((reference) => (
            <li key={reference} className="break-words">
              {reference}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
