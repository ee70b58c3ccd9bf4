import { type AccessLevel, listKnownActions, listServices } from '../actions/action-catalog';
import type { Subject } from '../administrator/subject';
import { toWitness } from '../administrator/witness';
import { decide } from '../decide';
import { isOpen } from '../escalation/match-path';
import { coversAction } from '../match-statement';
import type { PolicyDocument, Statement } from '../policy-document';
import { credentialActions, dataActions } from './risky-actions';

/** What a policy allows on all resources, by what it puts at risk; single actions, `service:*` or `*`. */
export interface Risks {
  /** Ids of the ways to gain more rights. */
  escalation: string[];
  /** Reads what customers keep in a service. */
  dataAccess: string[];
  /** Changes who may reach a resource. */
  resourceExposure: string[];
  /** Hands out secrets and sessions. */
  credentialExposure: string[];
  /** Creates, changes or removes resources. */
  infrastructureChange: string[];
}

/** On everything, or on everything of a service. */
function isBroad({ resources }: Statement): boolean {
  if (!resources || resources.negated) return true;
  return resources.patterns.some((pattern) => /^\*+$|^arn:[^:]*:[^:]*:\*?:\*?:\*$/.test(pattern));
}

function broadAllows(documents: readonly PolicyDocument[]): Statement[] {
  return documents.flatMap(({ statements }) =>
    statements.filter((statement) => statement.effect === 'Allow' && isBroad(statement)),
  );
}

/** Whether an action is allowed on practically all resources, a condition left open. */
function createBroadTest({ layers, context }: Subject): (action: string) => boolean {
  const allows = broadAllows(layers.identity);
  const denies = {
    ...layers,
    identity: layers.identity.map((document) => ({
      ...document,
      statements: document.statements.map((statement) =>
        statement.effect === 'Allow' && isBroad(statement) ? { ...statement, resources: null } : statement,
      ),
    })),
  };
  return (action) =>
    allows.some((statement) => coversAction(statement, action)) &&
    isOpen(decide(denies, { action, resource: '*', context }).decision);
}

/** Prefixes of the services that some broad Allow is about; all of them for `*` and complements. */
async function listBroadServices({ layers, context }: Subject): Promise<readonly string[]> {
  const prefixes = new Set<string>();
  for (const { actions } of broadAllows(layers.identity)) {
    for (const pattern of actions.patterns) {
      const prefix = toWitness(pattern, context).split(':')[0]?.toLowerCase() ?? '';
      if (actions.negated || /[*?]/.test(pattern.split(':')[0] ?? '')) return listServices();
      prefixes.add(prefix);
    }
  }
  return [...prefixes];
}

async function listAtLevel(
  services: readonly string[],
  levels: readonly AccessLevel[],
  isAllowed: (action: string) => boolean,
): Promise<string[]> {
  const perService = await Promise.all(
    services.map(async (service) => {
      const actions = (await listKnownActions(service)).filter(({ level }) => levels.includes(level));
      const allowed = actions.filter(({ name }) => isAllowed(`${service}:${name}`));
      const isWhole =
        allowed.length === actions.length && allowed.length > 1 && isAllowed(`${service}:RolecallProbe`);
      return isWhole ? [`${service}:*`] : allowed.map(({ name }) => `${service}:${name}`);
    }),
  );
  return perService.flat();
}

/** Sorts what a policy allows on all resources into classes of risk. */
export async function findRisks(subject: Subject, escalation: readonly string[]): Promise<Risks> {
  const isAllowed = createBroadTest(subject);
  const isEverything = isAllowed('rolecall-probe:AnyAction');
  const services = isEverything ? [] : await listBroadServices(subject);
  const atLevel = (...levels: AccessLevel[]) =>
    isEverything ? ['*'] : listAtLevel(services, levels, isAllowed);
  return {
    escalation: [...escalation],
    dataAccess: dataActions.filter(isAllowed),
    resourceExposure: await atLevel('Permissions management'),
    credentialExposure: credentialActions.filter(isAllowed),
    infrastructureChange: await atLevel('Write', 'Tagging'),
  };
}

/** Services of which everything is allowed on all resources; `*` alone for all there are. */
export async function listFullServices(subject: Subject): Promise<string[]> {
  const isAllowed = createBroadTest(subject);
  if (isAllowed('rolecall-probe:AnyAction')) {
    const closed = subject.layers.identity.some(({ statements }) =>
      statements.some(({ effect, actions }) => effect === 'Deny' || (effect === 'Allow' && actions.negated)),
    );
    if (!closed) return ['*'];
  }
  const services = await listBroadServices(subject);
  const full = await Promise.all(
    services.map(async (service) => {
      const names = (await listKnownActions(service)).map(({ name }) => name);
      const isFull =
        isAllowed(`${service}:RolecallProbe`) && names.every((name) => isAllowed(`${service}:${name}`));
      return isFull ? [service] : [];
    }),
  );
  return full.flat().sort();
}
