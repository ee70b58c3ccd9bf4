import type { OrganizationWorldState } from '../../world/types';

/** `o-…/r-…/ou-…/…/` of an OU's label or an account id, with a slash at the end. */
export function organizationPath(organization: OrganizationWorldState, target: string): string {
  const member = organization.members.get(target);
  const parts: string[] = member ? [member.id] : [];
  let ou = organization.ous.get(member ? member.parent : target);
  while (ou) {
    parts.unshift(ou.id);
    ou = ou.parent === undefined ? undefined : organization.ous.get(ou.parent);
  }
  return `${[organization.id, ...parts].join('/')}/`;
}
