import { Link } from '@/components/ui/link';
import { CopyButton } from '@/components/ui/copy-button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { Facts } from '@/components/shared/facts';
import { Arn } from '@/components/shared/arn';
import { formatAccountId } from '@/lib/format';
import type { Onboarding } from '@/lib/scan/describe-onboarding';
import { DiscardLink, type Discard } from './discard-link';
import { LinkFrame } from './link-frame';
import { RoleRecipes } from './role-recipes';

interface LinkRoleStepProps {
  onboarding: Onboarding;
  discard: Discard;
}

export function LinkRoleStep({ onboarding, discard }: LinkRoleStepProps) {
  const { link, roleName, principal, problem, texts, reads, rolePolicy } = onboarding;
  const id = link.accountId;
  return (
    <LinkFrame
      step={1}
      title={`Create the role in ${link.name}`}
      lede={
        <>
          {formatAccountId(id)}. One role that Rolecall alone may assume, and only with this account’s
          external id.
        </>
      }
      details={['One account', roleName]}
    >
      <div className="grid grid-cols-1 gap-4">
        {problem ? (
          <Notice action={<Link href={`/accounts/link?step=role&link=${id}`}>Try again</Link>}>
            <b>It is not known who Rolecall is to AWS.</b> {problem.message} {problem.whatToDo} The role must
            name who may assume it, so it cannot be made yet.
          </Notice>
        ) : null}
        <Card className="overflow-hidden">
          <Facts
            count={3}
            facts={[
              {
                label: 'Who assumes the role',
                value: principal ? <Arn arn={principal.principalArn} max={96} /> : 'unknown',
                detail: principal ? 'What Rolecall runs as' : 'AWS did not say',
              },
              {
                label: 'External id',
                value: <ExternalId value={link.externalId} />,
                detail: 'Made for this account; it stays',
              },
              {
                label: 'Role',
                value: <Arn arn={link.roleArn} max={96} />,
                detail: 'Change it in the first step',
              },
            ]}
          />
        </Card>
        {texts ? (
          <Card>
            <CardHeader
              title="Create the role"
              subtitle="Choose the way that this account is managed in. Each makes the same role."
            />
            <CardBody>
              <RoleRecipes accountId={id} roleName={roleName} texts={texts} rolePolicy={rolePolicy} />
            </CardBody>
          </Card>
        ) : null}
        <Permissions reads={reads} rolePolicy={rolePolicy} />
      </div>
      <footer className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <ButtonLink href={`/accounts/link?step=scope&link=${id}`}>Back</ButtonLink>
        <DiscardLink accountId={id} name={link.name} discard={discard} />
        <span className="ml-auto text-small text-fg-2">
          You can leave and come back: the external id stays.
        </span>
        <ButtonLink href={`/accounts/link?step=test&link=${id}`} variant="primary">
          Test the link
        </ButtonLink>
      </footer>
    </LinkFrame>
  );
}

function ExternalId({ value }: { value: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 break-all">{value}</code>
      <CopyButton text={value} label="Copy external id" />
    </span>
  );
}

function Permissions({ reads, rolePolicy }: Pick<Onboarding, 'reads' | 'rolePolicy'>) {
  return (
    <Card>
      <CardHeader
        title="What the role lets Rolecall read"
        subtitle="Reads only: no call that changes anything, none that returns the content of your data."
      />
      <CardBody>
        <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
          {reads.map(({ title, lost }) => (
            <div key={title} className="min-w-0">
              <dt className="font-medium">{title}</dt>
              <dd className="text-small text-fg-3">{lost}</dd>
            </div>
          ))}
        </dl>
        <details className="mt-5 [&[open]>summary]:mb-2">
          <summary className="cursor-pointer text-small text-fg-2 hover:text-fg">
            All permissions as a policy
          </summary>
          <CodeBlock
            label="Permissions of the role"
            language="json"
            code={rolePolicy}
            copyLabel="Copy policy"
          />
        </details>
      </CardBody>
    </Card>
  );
}
