import { ListOrganizationalUnitsForParentCommand } from '@aws-sdk/client-organizations';
import type { OrganizationalUnit } from '@/lib/snapshot/organization-snapshot';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { listAll } from './paginate';
import type { StageContext } from './stage-context';

/** AWS allows five levels; one more guards against a stand-in whose tree goes round. */
const deepest = 6;

/** All units below the root. */
export async function listUnits({ session }: StageContext, rootId: string): Promise<OrganizationalUnit[]> {
  const units: OrganizationalUnit[] = [];
  let parents = [rootId];
  for (let level = 0; level < deepest && parents.length > 0; level += 1) {
    const children: OrganizationalUnit[] = [];
    for (const parentId of parents) {
      const found = await listAll<OrganizationalUnit>(async (token) => {
        const page = await session.organizations(
          new ListOrganizationalUnitsForParentCommand({
            ParentId: parentId,
            MaxResults: 20,
            NextToken: token,
          }),
        );
        const items = (page.OrganizationalUnits ?? []).map(({ Id = '', Name = '' }) => ({
          id: Id,
          name: Name,
          parentId,
        }));
        return { items, next: page.NextToken };
      });
      children.push(...found);
    }
    units.push(...children);
    parents = children.map((unit) => unit.id);
  }
  return sortedBy(units, (unit) => unit.id);
}
