import { KindIcon } from '@/components/shared/kind-icon';
import { PickList } from './pick-list';

export interface PrincipalOption {
  id: string;
  name: string;
  kind: string;
  accountName: string;
}

interface PrincipalPickerProps {
  principals: readonly PrincipalOption[];
  more: boolean;
  find: string;
  chosen: string | null;
  hrefOf: (id: string) => string;
}

/** Any user or role of the estate. */
export function PrincipalPicker({ principals, more, find, chosen, hrefOf }: PrincipalPickerProps) {
  return (
    <PickList
      title="Users and roles"
      subtitle="As they are at the time shown."
      searchLabel="Search users and roles"
      find={find}
      more={more}
      picks={principals.map(({ id, name, kind, accountName }) => ({
        id,
        href: hrefOf(id),
        mark: <KindIcon kind={kind === 'user' ? 'user' : 'role'} />,
        title: name,
        detail: accountName,
        current: id === chosen,
      }))}
    />
  );
}
