import { Info, TriangleAlert } from 'lucide-react';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { PolicyTexts } from '@/lib/db/queries/compare/read-policy-texts';
import { formatCount, formatDateTime } from '@/lib/format';
import { movementWords } from './movement-words';
import { prettyJson } from '@/components/shared/pretty-json';
import { TextDiff } from '@/components/shared/text-diff';

interface PolicyDiffsCardProps {
  policies: readonly PolicyTexts[];
  most: number;
  moreHref: string;
  path: ScopedPath;
}

/** Policies whose text changed, line by line, the most widened first. */
export function PolicyDiffsCard({ policies, most, moreHref, path }: PolicyDiffsCardProps) {
  const wider = policies.filter(({ movement }) => (movement?.more ?? 0) > 0).length;
  const narrower = policies.filter(
    ({ movement }) => movement && movement.more === 0 && movement.fewer > 0,
  ).length;
  const left = policies.length - most;
  return (
    <Card>
      <CardHeader
        title="Policy texts"
        subtitle={`${formatCount(policies.length)} changed: ${wider} wider, ${narrower} narrower. Widest first.`}
        action={
          left > 0 ? (
            <Link href={moreHref} scroll={false} className="px-2 text-small text-fg-2">
              {formatCount(left)} more
            </Link>
          ) : undefined
        }
      />
      <CardBody className="grid gap-5">
        {policies.slice(0, most).map((policy) => (
          <PolicyDiff key={policy.changeId} policy={policy} path={path} />
        ))}
      </CardBody>
    </Card>
  );
}

function PolicyDiff({ policy, path }: { policy: PolicyTexts; path: ScopedPath }) {
  const { name, accountName, identityId, identityName, versions, at, before, after, movement } = policy;
  const head = (
    <>
      <b className="text-fg">{name}</b>
      {identityName && identityId ? (
        <>
          {' of '}
          <Link href={path(`/identities/${identityId}/permissions`)} className="link">
            {identityName}
          </Link>
        </>
      ) : null}{' '}
      in {accountName}
      {versions ? `, ${versions.before} → ${versions.after}` : ''}, seen {formatDateTime(at)}
    </>
  );
  if (before === null || after === null) {
    return (
      <p className="rounded-md border border-line px-3.5 py-2.5 text-small text-fg-2">
        {head}. The text of {before === null ? 'the earlier' : 'the later'} version is not kept any more.
      </p>
    );
  }
  const isWider = (movement?.more ?? 0) > 0;
  const Icon = isWider ? TriangleAlert : Info;
  return (
    <div className="min-w-0">
      <TextDiff
        before={prettyJson(before)}
        after={prettyJson(after)}
        head={head}
        label={`Changed text of ${name}`}
      />
      <p className="mt-2 flex gap-2 text-small text-fg-2">
        <Icon
          aria-hidden="true"
          className={`mt-[3px] size-[15px] flex-none ${isWider ? 'text-high' : 'text-fg-3'}`}
        />
        <span>{movementWords(movement)}</span>
      </p>
    </div>
  );
}
