import type { ReactNode } from 'react';
import { FixTabs } from '@/components/shared/fix-tabs';
import { KeyValues } from '@/components/shared/key-values';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { SeverityMark } from '@/components/shared/severity-mark';
import { stageTitle } from '@/components/shared/stage-words';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { Column, Grid } from '@/components/ui/grid';
import { Link } from '@/components/ui/link';
import type { CheckReference } from '@/lib/db/queries/checks/get-check-reference';
import { formatCount } from '@/lib/format';
import { formatParameter } from '@/lib/posture/settings/format-parameter';
import { settingLabels } from '@/lib/posture/settings/setting-labels';
import { stagesOf } from '@/lib/posture/settings/stages-of';
import { groupTitles, runningInWords } from './check-words';
import { RequirementsList } from '@/components/shared/requirements-list';
import { failsOf } from './shown-checks';

interface CheckPageProps {
  reference: CheckReference;
  path: ScopedPath;
  /** Switches the check in the scope shown, for those who may. */
  control?: ReactNode;
  /** Who vouches for its manual results, where it has any. */
  attestations?: ReactNode;
}

/** One rule: what should hold and why, how it is decided, and what it said here. */
export function CheckPage({ reference, path, control, attestations }: CheckPageProps) {
  const { check } = reference;
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Compliance', href: path('/compliance') },
          { label: 'Checks', href: path('/checks') },
          { label: groupTitles[check.group] ?? check.group },
        ]}
        title={check.title}
        lede={check.rationale}
      />
      <Grid>
        <Column span={8}>
          {attestations}
          <Card>
            <CardHeader title="How it is decided" />
            <CardBody>
              <p className="max-w-[80ch]">{check.logic}</p>
              <p className="mt-3 max-w-[80ch] text-fg-2">A fail reads: {check.failTitle}.</p>
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="How a fail is fixed" subtitle="With names in place of the real ones" />
            <CardBody>
              <RemedyTabs {...check.remedy} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Requirements that name it" />
            <CardBody>
              <RequirementsList requirements={reference.requirements} path={path} />
            </CardBody>
          </Card>
        </Column>
        <Column span={4}>
          <ResultsCard reference={reference} path={path} control={control} />
          <RuleCard reference={reference} path={path} />
          <Card>
            <CardHeader title="Also asked for by" />
            <CardBody>
              <ul className="grid gap-1 text-small text-fg-2">
                {check.references.map((one) => (
                  <li key={one} className="break-words">
                    {one}
                  </li>
                ))}
              </ul>
            </CardBody>
          </Card>
        </Column>
      </Grid>
    </>
  );
}

function RemedyTabs({ console, cli, terraform }: CheckReference['check']['remedy']) {
  const code = (value: string, label: string, text: string) => ({
    value,
    label,
    content: <CodeBlock code={text} label={label} copyLabel={`Copy ${label}`} />,
  });
  return (
    <FixTabs
      tabs={[
        {
          value: 'console',
          label: 'Console',
          content: <p className="max-w-[80ch] break-words">{console}</p>,
        },
        code('cli', 'AWS CLI', cli),
        ...(terraform === null ? [] : [code('terraform', 'Terraform', terraform)]),
      ]}
    />
  );
}

function ResultsCard({ reference, path, control }: CheckPageProps) {
  const { check, counts, running } = reference;
  const fails = failsOf(reference);
  const excepted = counts?.excepted ?? 0;
  return (
    <Card>
      <CardHeader title="Results here" subtitle={runningInWords(running)} />
      <CardBody>
        {counts ? (
          <KeyValues
            items={[
              {
                key: 'Fail',
                value:
                  fails > 0 ? (
                    <Link href={path('/findings', { view: 'flat', check: check.id })}>
                      {formatCount(fails)}
                    </Link>
                  ) : (
                    '0'
                  ),
              },
              { key: 'Fail, excepted', value: formatCount(excepted) },
              { key: 'Pass', value: formatCount(counts.pass) },
              { key: 'Attested', value: formatCount(counts.attested) },
              { key: 'Unknown', value: formatCount(counts.unknown) },
              { key: 'Manual', value: formatCount(counts.manual) },
              { key: 'Not applicable', value: formatCount(counts.notApplicable) },
            ]}
          />
        ) : (
          <p className="text-fg-3">It gave no result in this scope.</p>
        )}
        {control ? <div className="mt-4">{control}</div> : null}
      </CardBody>
    </Card>
  );
}

function RuleCard({ reference, path }: CheckPageProps) {
  const { check, settings } = reference;
  const stages = stagesOf(settings);
  return (
    <Card>
      <CardHeader title="Rule" />
      <CardBody>
        <KeyValues
          items={[
            { key: 'Id', value: check.id, mono: true },
            { key: 'Severity', value: <SeverityMark severity={check.severity} /> },
            { key: 'Tier', value: check.tier },
            { key: 'One result per', value: check.subject },
            {
              key: 'Reads',
              value: check.stages.map((stage) => (
                <span key={stage} className="block">
                  {stageTitle(stage)}
                  {stages.has(stage) ? '' : ' (off)'}
                </span>
              )),
            },
            {
              key: 'Parameters',
              value:
                check.parameters.length === 0
                  ? 'none'
                  : check.parameters.map((name) => (
                      <span key={name} className="block">
                        {settingLabels[name]}: {formatParameter(name, settings[name])}{' '}
                        <span className="font-mono text-caption text-fg-3">{name}</span>
                      </span>
                    )),
            },
          ]}
        />
        <p className="mt-3 text-small">
          <Link href={path('/settings/checks')}>Change parameters</Link>
        </p>
      </CardBody>
    </Card>
  );
}
