import { KindIcon } from '@/components/shared/kind-icon';
import type { PolicyOption } from '@/lib/db/queries/policies/list-policies';
import { formatPlural } from '@/lib/format';
import { PickList } from './pick-list';

interface PolicyPickerProps {
  policies: readonly PolicyOption[];
  more: boolean;
  find: string;
  chosen: string | null;
  hrefOf: (ref: string) => string;
}

/** Any policy of the estate. */
export function PolicyPicker({ policies, more, find, chosen, hrefOf }: PolicyPickerProps) {
  return (
    <PickList
      title="Policies of the estate"
      subtitle="Managed, inline and trust policies, as they are at the time shown."
      searchLabel="Search policies"
      find={find}
      more={more}
      picks={policies.map((policy) => ({
        id: policy.ref,
        href: hrefOf(policy.ref),
        mark: <KindIcon kind="policy" decorative />,
        title: policy.name,
        detail: `${describeKind(policy)} in ${policy.accountName}`,
        current: policy.ref === chosen,
      }))}
    />
  );
}

/** "Policy of the account, attached to 3", "Inline policy of ci-deploy". */
export function describeKind({
  kind,
  holder,
  attachments,
}: Pick<PolicyOption, 'kind' | 'attachments'> & { holder: string | null }): string {
  switch (kind) {
    case 'customer':
    case 'aws': {
      const word = kind === 'aws' ? 'AWS managed policy' : 'Customer managed policy';
      return attachments === 0
        ? `${word}, attached to nobody`
        : `${word}, ${formatPlural(attachments ?? 0, 'attachment')}`;
    }
    case 'inline':
      return `Inline policy of ${holder ?? 'an identity'}`;
    case 'trust':
      return `Trust policy of ${holder ?? 'a role'}`;
  }
}
