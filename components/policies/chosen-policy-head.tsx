import type { ScopedPath } from '@/components/shared/scoped-path';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import type { StoredPolicy } from '@/lib/db/queries/policies/get-policy';
import { formatDateTime } from '@/lib/format';
import { describeKind } from './policy-picker';

interface ChosenPolicyHeadProps {
  policy: StoredPolicy;
  pasteHref: string;
  path: ScopedPath;
}

/** Which policy is analysed, and where there is more about it. */
export function ChosenPolicyHead({ policy, pasteHref, path }: ChosenPolicyHeadProps) {
  const { name, ref, accountName, holder, version, snapshotAt, goneSince } = policy;
  return (
    <div className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0">
        <h2 className="text-h2 break-words">
          <Link href={path(`/policies/${ref}`)}>{name}</Link>
        </h2>
        <p className="text-small text-fg-2">
          {describeKind({ ...policy, holder: holder?.name ?? null })} in {accountName}
          {version ? `, ${version}` : ''}, as of {formatDateTime(goneSince ?? snapshotAt)}
          {goneSince ? ', when it was seen last' : ''}
        </p>
      </div>
      <div className="flex gap-2">
        <ButtonLink href={path(`/policies/${ref}`)}>Open policy</ButtonLink>
        <ButtonLink href={pasteHref} variant="ghost">
          Paste a text instead
        </ButtonLink>
      </div>
    </div>
  );
}
