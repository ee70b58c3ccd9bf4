import { CircleQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Legend } from '@/components/ui/legend';
import { Link } from '@/components/ui/link';
import { StackedBar } from '@/components/ui/meter';
import type { RightSizing } from '@/lib/db/queries/policies/right-size-identity';
import { daysBetween, formatCount, formatDateTime, formatDays } from '@/lib/format';
import { RightSizedPolicyCard } from './right-sized-policy';
import { breakWords, effectWords } from './right-size-words';

interface RightSizeViewProps {
  sizing: RightSizing;
  /** Days and fineness, where they can be chosen. */
  controls: ReactNode;
  path: ScopedPath;
}

/** What would do for one identity: figures, the effect in words, and each policy before and after. */
export function RightSizeView({ sizing, controls, path }: RightSizeViewProps) {
  const { identity, policies } = sizing;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Card>
        <CardHeader
          title={
            <>
              What would do for{' '}
              <Link href={path(`/identities/${identity.id}/permissions`)}>{identity.name}</Link>
            </>
          }
          subtitle={`In ${identity.accountName}, by use as of ${formatDateTime(identity.snapshotAt)}.`}
        />
        <CardBody className="grid gap-4">
          {controls}
          <ServiceFigures sizing={sizing} />
          <div className="grid gap-1.5">
            <p className="font-medium">{effectWords(sizing)}</p>
            <p className="text-fg-2">{breakWords(sizing)} Nothing is applied to AWS from here.</p>
          </div>
          <BlindSpots sizing={sizing} />
        </CardBody>
      </Card>
      {identity.serviceLinked ? (
        <Card>
          <EmptyState title="AWS keeps this role">
            The policy of a service-linked role cannot be changed.
          </EmptyState>
        </Card>
      ) : policies.length === 0 ? (
        <Card>
          <EmptyState title="It has no policy">There is nothing to make smaller.</EmptyState>
        </Card>
      ) : (
        policies.map((sized) => (
          <RightSizedPolicyCard
            key={`${sized.ref} ${sized.policy.group ?? ''}`}
            sized={sized}
            sizing={sizing}
            path={path}
          />
        ))
      )}
    </div>
  );
}

function ServiceFigures({ sizing: { services, window } }: { sizing: RightSizing }) {
  if (services.granted === 0) return null;
  const within = formatDays(window.days);
  const segments = [
    {
      value: services.used,
      tone: 'ink' as const,
      label: `${formatCount(services.used)} used within ${within}`,
    },
    { value: services.unused, tone: 'ink-faint' as const, label: `${formatCount(services.unused)} not used` },
    {
      value: services.notTracked,
      tone: 'hatch' as const,
      label: `${formatCount(services.notTracked)} not tracked by AWS`,
    },
  ].filter(({ value }) => value > 0);
  return (
    <div>
      <StackedBar label="Services granted, by use" segments={segments} />
      <Legend className="mt-2" items={segments} />
    </div>
  );
}

function BlindSpots({ sizing: { identity, window } }: { sizing: RightSizing }) {
  const age = identity.createdAt ? daysBetween(identity.createdAt, identity.snapshotAt) : null;
  return (
    <details>
      <summary className="cursor-pointer font-medium">What this cannot see</summary>
      <ul className="grid gap-2 pt-3 text-fg-2 [&_b]:text-fg">
        {age !== null && age < window.days ? (
          <Spot>
            <b>It is {formatDays(age)} old.</b> What it has not needed yet may still be needed.
          </Spot>
        ) : null}
        <Spot>
          <b>Work that comes round less often than every {formatDays(window.days)}</b> is not in the evidence:
          year-end jobs, restores, break-glass use.
        </Spot>
        <Spot>
          <b>
            <code>iam:PassRole</code> and most calls on data are never tracked one by one.
          </b>{' '}
          They stay wherever their service stays.
        </Spot>
        <Spot>
          <b>An attempt counts as use,</b> allowed or refused, and calls of the last four hours may not be
          there yet.
        </Spot>
        <Spot>
          <b>Resources and conditions stay as they are.</b> AWS does not say on which resource a call was
          made.
        </Spot>
      </ul>
    </details>
  );
}

function Spot({ children }: { children: ReactNode }) {
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-3">
      <CircleQuestionMark aria-hidden="true" className="mt-0.5 text-fg-3" />
      <span>{children}</span>
    </li>
  );
}
