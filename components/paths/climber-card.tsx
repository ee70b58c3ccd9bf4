import { ChevronRight, Crown } from 'lucide-react';
import { SeverityMark } from '@/components/shared/severity-mark';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Tag } from '@/components/ui/tag';
import type { CallOfWay, Climber, Hop, OpenWay } from '@/lib/db/queries/paths/types';
import { formatPlural } from '@/lib/format';
import { nameInStep, targetWords } from './permission-words';
import { accountsBefore } from './route-words';

/** One identity's ways, each with the calls that it takes and where the right to make them comes from. */
export function ClimberCard({
  climber,
  drawHref,
  path,
}: {
  climber: Climber;
  drawHref: string;
  path: ScopedPath;
}) {
  const { identityId, name, accountName, ways, hops, conditional, severity } = climber;
  return (
    <Card className="self-start">
      <CardHeader
        title={
          <>
            {name} <span className="font-normal text-fg-3">in {accountName}</span>
          </>
        }
        subtitle={`${formatPlural(ways.length, 'way')}, ${formatPlural(hops.length, 'hop')}. ${
          conditional
            ? 'A condition decides that the data does not settle.'
            : 'Nothing limits them: no condition, boundary or guardrail that we know of.'
        }`}
        action={
          <span className="flex gap-2">
            <Link href={drawHref} className="px-2 text-small text-fg-2">
              Draw
            </Link>
            <Link href={path(`/identities/${identityId}/permissions`)} className="px-2 text-small text-fg-2">
              Open identity
            </Link>
          </span>
        }
      />
      <CardBody flush>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pb-3 text-small sm:px-5">
          <SeverityMark severity={severity} />
          <Route hops={hops} name={name} accountId={climber.accountId} path={path} />
        </div>
        {ways.map((way, index) => (
          <WayDisclosure key={way.id} way={way} hops={hops} open={index === 0} accountName={accountName} />
        ))}
      </CardBody>
    </Card>
  );
}

interface RouteProps {
  hops: readonly Hop[];
  name: string;
  accountId: string;
  path: ScopedPath;
}

/** From the identity to the administrator, hop by hop; the account of each step that leads into another one. */
function Route({ hops, name, accountId, path }: RouteProps) {
  const others = hops.filter(({ isOwn }) => !isOwn);
  const before = accountsBefore(others, accountId);
  return (
    <ol aria-label="Route" className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-fg-2">
      <li className="font-medium text-fg">{name}</li>
      {others.map(({ to, toIdentityId, account }, index) => (
        <li key={`${account?.id ?? ''} ${to}`} className="inline-flex items-center gap-1.5">
          <ChevronRight aria-hidden="true" className="size-3.5 text-fg-3" />
          {toIdentityId ? (
            <Link href={path(`/identities/${toIdentityId}`)} className="link">
              {nameInStep(to)}
            </Link>
          ) : (
            nameInStep(to)
          )}
          {account && account.id !== (before[index] ?? accountId) ? (
            <span className="text-fg-3">in {account.name}</span>
          ) : null}
        </li>
      ))}
      <li className="inline-flex items-center gap-1.5">
        <ChevronRight aria-hidden="true" className="size-3.5 text-fg-3" />
        <Crown aria-hidden="true" className="size-3.5" />
        administrator
      </li>
    </ol>
  );
}

interface WayDisclosureProps {
  way: OpenWay;
  hops: readonly Hop[];
  open: boolean;
  accountName: string;
}

function WayDisclosure({ way, hops, open, accountName }: WayDisclosureProps) {
  const [first, ...later] = hops;
  const others = way.targets.filter((target) => target !== first?.from).map(nameInStep);
  return (
    <details open={open} className="group border-t border-line">
      <summary className="flex cursor-pointer list-none items-center gap-3 px-4 py-3 -outline-offset-2 hover:bg-hover sm:px-5 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 flex-none text-fg-3 group-open:rotate-90" />
        <span className="min-w-0 flex-1">
          <b className="font-medium">{way.name}</b>{' '}
          <code className="ml-1 text-caption whitespace-nowrap text-fg-3">{way.id}</code>
        </span>
        <span className="text-small whitespace-nowrap text-fg-3 max-sm:hidden">
          {formatPlural(way.calls.length, 'call')}
        </span>
      </summary>
      <div className="px-4 pb-4 pl-11 sm:pl-12">
        <p className="mb-3 max-w-[72ch] text-small text-fg-2">{way.summary}</p>
        <ol className="ml-1 border-l border-line-strong">
          {way.calls.map((call) => (
            <CallStep key={`${call.action} ${call.on}`} call={call} />
          ))}
          {others.length > 0 ? (
            <li className="relative pb-3 pl-5 before:absolute before:top-[7px] before:-left-[4.5px] before:size-2 before:rounded-full before:border before:border-control before:bg-surface">
              It then acts as <Targets names={others} />
            </li>
          ) : null}
          {later.map((hop) => (
            <li
              key={`${hop.from} ${hop.to}`}
              className="relative pb-3 pl-5 before:absolute before:top-[7px] before:-left-[4.5px] before:size-2 before:rounded-full before:border before:border-control before:bg-surface"
            >
              {hop.isOwn ? (
                <>which makes itself an administrator</>
              ) : (
                <>
                  which becomes <b className="font-medium">{nameInStep(hop.to)}</b>
                  {hop.account ? ` in ${hop.account.name}` : ''}
                </>
              )}
              <span className="block font-mono text-caption text-fg-3">by {hop.pathIds.join(', ')}</span>
            </li>
          ))}
          <li className="relative pl-5">
            <Crown aria-hidden="true" className="absolute top-[3px] -left-[7px] size-3.5 bg-surface" />
            <b className="font-medium">Administrator</b> of {hops.at(-1)?.account?.name ?? accountName}
          </li>
        </ol>
      </div>
    </details>
  );
}

const shownTargets = 3;

function Targets({ names }: { names: readonly string[] }) {
  const left = names.length - shownTargets;
  return (
    <>
      {names.slice(0, shownTargets).map((name, index) => (
        <span key={name}>
          {index > 0 ? ', or ' : ''}
          <b className="font-medium break-all">{name}</b>
        </span>
      ))}
      {left > 0 ? (
        <span title={names.slice(shownTargets).join(', ')}>, or {formatPlural(left, 'other')}</span>
      ) : null}
    </>
  );
}

function CallStep({ call }: { call: CallOfWay }) {
  const { action, on, grants, unused } = call;
  return (
    <li className="relative pb-3 pl-5 before:absolute before:top-[7px] before:-left-[4.5px] before:size-2 before:rounded-full before:bg-high">
      May call <code className="font-medium">{action}</code> on {targetWords(on)}
      {unused === true ? <Tag className="ml-2">unused</Tag> : null}
      {grants.length === 0 ? (
        <span className="block text-caption text-fg-3">
          The trust policy of the role names it: no grant is needed.
        </span>
      ) : (
        grants.map(({ policy, group, statement, conditional }, index) => (
          <span key={`${policy} ${index}`} className="block text-caption break-words text-fg-3">
            <span className="font-mono">{statement}</span> · {policy}
            {group ? ` of group ${group}` : ''}
            {conditional ? ', under a condition' : ''}
          </span>
        ))
      )}
    </li>
  );
}
