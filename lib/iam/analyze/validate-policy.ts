import { findKnownAction, listKnownActions } from '../actions/action-catalog';
import { parseArn } from '../arn';
import { findFlaws } from '../conditions/find-flaws';
import type { PolicyDocument, Statement } from '../policy-document';
import { reachesEveryResource } from '../resource-reach';
import type { Remark } from './policy-finding';

/** What is wrong with a policy as a text: what AWS would refuse, and what says less than it seems to. */
export async function validatePolicy(document: PolicyDocument): Promise<Remark[]> {
  const { statements } = document;
  const perStatement = await Promise.all(
    statements.map(async (statement, index) => [
      ...validateResources(statement, index),
      ...validateConditions(statement, index),
      ...(await validateActions(statement, index)),
      ...(await validateEffect(statement, index)),
    ]),
  );
  return [...validateWhole(document), ...perStatement.flat()];
}

function validateWhole({ version, statements }: PolicyDocument): Remark[] {
  const sids = statements.map(({ sid }) => sid);
  const remarks: Remark[] = statements.flatMap(({ sid }, index): Remark[] => {
    const isRepeated = sid !== null && sids.indexOf(sid) < index;
    if (!isRepeated) return [];
    const title = 'Two statements have the same Sid';
    return [
      { code: 'V-DUPLICATE-SID', severity: 'low', title, detail: sid, at: ['Statement', index, 'Sid'] },
    ];
  });
  if (statements.length === 0)
    remarks.push({
      code: 'V-EMPTY',
      severity: 'low',
      title: 'The policy has no statement',
      at: ['Statement'],
    });
  if (version !== '2012-10-17') {
    const title = 'The policy is of an old version, in which variables are plain text';
    remarks.push({ code: 'V-OLD-VERSION', severity: 'info', title, detail: version, at: ['Version'] });
  }
  return remarks;
}

/** The way to one pattern of an element, say `Statement`, 0, `NotAction`, 1. */
function elementAt(element: { negated: boolean; name: 'Action' | 'Resource' }, index: number, place: number) {
  return ['Statement', index, element.negated ? `Not${element.name}` : element.name, place] as const;
}

/** Names that AWS does not document: a slip of the pen more often than a new action. */
async function validateActions({ actions }: Statement, index: number): Promise<Remark[]> {
  const remarks = await Promise.all(
    actions.patterns.map(async (pattern, place): Promise<Remark[]> => {
      const at = elementAt({ negated: actions.negated, name: 'Action' }, index, place);
      if (pattern === '*') return [];
      const [service = '', name] = pattern.split(':');
      if (name === undefined) {
        const title = 'An action has no service';
        return [{ code: 'V-ACTION-FORM', severity: 'medium', title, detail: pattern, at }];
      }
      if (/[*?]/.test(service)) return [];
      if ((await listKnownActions(service)).length === 0) {
        const title = 'AWS documents no service of this name';
        return [{ code: 'V-UNKNOWN-SERVICE', severity: 'low', title, detail: pattern, at }];
      }
      if (/[*?]/.test(name) || (await findKnownAction(pattern))) return [];
      const title = 'AWS documents no action of this name';
      return [{ code: 'V-UNKNOWN-ACTION', severity: 'low', title, detail: pattern, at }];
    }),
  );
  return remarks.flat();
}

function validateResources({ resources }: Statement, index: number): Remark[] {
  if (!resources) return [];
  return resources.patterns.flatMap((pattern, place): Remark[] => {
    if (/^\*+$/.test(pattern) || /^\$\{/.test(pattern) || parseArn(pattern)) return [];
    if (/^arn:\*/.test(pattern)) return [];
    const title = 'A resource is neither * nor an ARN';
    const at = elementAt({ negated: resources.negated, name: 'Resource' }, index, place);
    return [{ code: 'V-RESOURCE-FORM', severity: 'medium', title, detail: pattern, at }];
  });
}

function validateConditions(statement: Statement, index: number): Remark[] {
  return findFlaws(statement, 'anyone').map((detail) => ({
    code: 'V-INEFFECTIVE-CONDITION',
    severity: 'medium',
    title: 'A condition looks like a limit and is none',
    detail,
    at: ['Statement', index, 'Condition'],
  }));
}

/** Allows that grant nothing: actions that take no resource, on named ones. */
async function validateEffect({ effect, actions, resources }: Statement, index: number): Promise<Remark[]> {
  if (effect !== 'Allow' || actions.negated || !resources || resources.negated) return [];
  if (resources.patterns.some((pattern) => /^\*+$/.test(pattern)) || reachesEveryResource(resources))
    return [];
  const remarks = await Promise.all(
    actions.patterns.map(async (pattern, place): Promise<Remark[]> => {
      const known = /[*?]/.test(pattern) ? null : await findKnownAction(pattern);
      if (!known?.takesNoResource) return [];
      const title = 'The action takes no resource: granted on named ones it grants nothing';
      const at = elementAt({ negated: false, name: 'Action' }, index, place);
      return [{ code: 'V-INEFFECTIVE-ACTION', severity: 'low', title, detail: pattern, at }];
    }),
  );
  return remarks.flat();
}
