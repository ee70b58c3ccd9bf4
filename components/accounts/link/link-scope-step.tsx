import { Link } from '@/components/ui/link';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import type { LinkStart } from '@/lib/db/queries/accounts/get-link-start';
import type { LinkableAccount } from '@/lib/db/queries/accounts/list-linkable-accounts';
import type { PendingLink } from '@/lib/db/queries/accounts/list-pending-links';
import { LinkFrame } from './link-frame';
import { ScopeForm, type BeginLink } from './scope-form';

interface LinkScopeStepProps {
  /** What is known of the account already: nothing is asked twice. */
  start: LinkStart | null;
  pending: PendingLink[];
  /** Accounts of a known organization that are not linked yet. */
  linkable: LinkableAccount[];
  begin: BeginLink;
}

export function LinkScopeStep({ start, pending, linkable, begin }: LinkScopeStepProps) {
  return (
    <LinkFrame
      step={0}
      title="Link an account"
      lede="Rolecall reads the account through a role of its own and can change nothing there. It stores no AWS secret."
    >
      <div className="mb-4 grid grid-cols-1 gap-2 empty:hidden">
        {pending.map(({ id, name }) => (
          <Notice
            key={id}
            kind="information"
            action={<Link href={`/accounts/link?step=role&link=${id}`}>Go on</Link>}
          >
            Linking of <b>{name}</b> was begun and waits for its role.
          </Notice>
        ))}
      </div>
      <Card>
        <CardHeader
          title="One account"
          subtitle="An admin of that account makes the role in the next step."
        />
        <CardBody>
          <ScopeForm start={start} linkable={linkable} begin={begin} />
        </CardBody>
      </Card>
      <section className="mt-6">
        <h2 className="text-h3">A whole organization</h2>
        <p className="mt-1 max-w-[80ch] text-small text-fg-2">
          Link its management account here first. Then the command line lists the organization’s accounts and
          links those whose member role you name, each with an external id of its own. Roll the role out with
          a StackSet.
        </p>
        <pre className="mt-2 rounded-md border border-line bg-code-bg px-3.5 py-2.5 text-code break-words whitespace-pre-wrap">
          <code>
            npm run --silent rolecall -- account discover --role-arn ARN --member-role RolecallReadOnly
          </code>
        </pre>
      </section>
    </LinkFrame>
  );
}
