import type { ReactNode } from 'react';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { KeyValues } from '@/components/shared/key-values';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Tag } from '@/components/ui/tag';
import { kindWords } from '@/components/shared/exception-words';
import type { FindingDetail } from '@/lib/db/queries/findings/get-finding';
import type { FindingException } from '@/lib/db/queries/findings/finding-exceptions';
import { OwnerCell } from './finding-cells';

interface WorkCardProps {
  finding: FindingDetail;
  path: ScopedPath;
  /** Buttons of those who may use them. */
  ownerControl: ReactNode;
  exceptionControl: ReactNode;
  commentControl: ReactNode;
}

const ownerSources = {
  set: 'set by hand',
  tag: 'by a tag of the identity',
  place: 'by the settings of its account, unit or estate',
};

/** Who owes what by when, and what was agreed about it. */
export function WorkCard({ finding, path, ownerControl, exceptionControl, commentControl }: WorkCardProps) {
  const { owner, ownerFrom, dueAt, overdue, exception, requestedException, impliedBy } = finding;
  return (
    <Card>
      <CardHeader title="Work" action={ownerControl} />
      <CardBody>
        <KeyValues
          items={[
            {
              key: 'Owner',
              value: (
                <>
                  <OwnerCell owner={owner} />
                  {owner && ownerFrom ? (
                    <span className="block text-fg-3">{ownerSources[ownerFrom]}</span>
                  ) : null}
                </>
              ),
            },
            {
              key: 'Due',
              value: dueAt ? (
                <>
                  <AbsoluteTime at={dueAt} dayOnly /> {overdue ? <Tag solid>overdue</Tag> : null}
                  <span className="block text-fg-3">by its severity</span>
                </>
              ) : (
                <span className="text-fg-3">no date for its severity</span>
              ),
            },
            ...(impliedBy
              ? [
                  {
                    key: 'Caused by',
                    value: (
                      <Link href={path('/findings', { view: 'flat', check: impliedBy })}>{impliedBy}</Link>
                    ),
                  },
                ]
              : []),
            {
              key: 'Exception',
              value: exception ? (
                <ExceptionWords exception={exception} waits={false} />
              ) : requestedException ? (
                <ExceptionWords exception={requestedException} waits />
              ) : (
                <span className="text-fg-3">none</span>
              ),
            },
          ]}
        />
        {exceptionControl ? <div className="mt-4">{exceptionControl}</div> : null}
        {commentControl ? <div className="mt-4 border-t border-line pt-4">{commentControl}</div> : null}
      </CardBody>
    </Card>
  );
}

function ExceptionWords({ exception, waits }: { exception: FindingException; waits: boolean }) {
  const { kind, reason, requestedBy, decidedBy, expiresAt, selfApproved, scopeKind } = exception;
  return (
    <>
      <span className="font-medium">{kindWords[kind]}</span> {waits ? <Tag>waits for approval</Tag> : null}
      <span className="block">
        until <AbsoluteTime at={expiresAt} dayOnly />
      </span>
      <span className="block text-fg-2">“{reason}”</span>
      <span className="block text-fg-3">
        asked for by {requestedBy}
        {decidedBy ? `, approved by ${decidedBy}` : ''}
        {selfApproved ? ' (the same person, being the only admin)' : ''}
        {scopeKind === 'finding' ? '' : `, for a whole ${scopeKind === 'ou' ? 'unit' : scopeKind}`}
      </span>
    </>
  );
}
