import { describe, expect, it } from 'vitest';
import vectors from '../__fixtures__/right-size-vectors.json';
import type { Members } from '../policy-tools/read-policies';
import { rightSizePolicy } from './right-size-policy';
import type { ServiceUsage, Usage } from './usage';

interface Vector {
  id: string;
  why: string;
  now: string;
  days: number;
  mode: 'service' | 'action';
  actionsByService: Record<string, string[]>;
  policy: Members;
  report: { ns: string; last?: string; actions?: { name: string; last?: string }[] }[];
  expectPolicy: unknown;
}

function toUsage({ now, days, mode, report }: Vector): Usage {
  const isRecent = (last?: string) =>
    last !== undefined && Date.parse(now) - Date.parse(last) <= days * 86_400_000;
  const services = report.map(({ ns, last, actions = [] }): [string, ServiceUsage | 'unused'] => {
    if (!isRecent(last)) return [ns, 'unused'];
    const names = actions.map((action) => ({ ...action, key: action.name.toLowerCase() }));
    const used = names.filter((action) => isRecent(action.last));
    const unused = mode === 'service' ? [] : names.filter((action) => !isRecent(action.last));
    return [
      ns,
      {
        used: new Map(used.map(({ key, name }) => [key, name])),
        unused: new Set(unused.map(({ key }) => key)),
      },
    ];
  });
  return { services: new Map(services), otherServices: 'unknown' };
}

describe('rightSizePolicy', () => {
  it.each(vectors as unknown as Vector[])('$id $why', (vector) => {
    const answer = rightSizePolicy(vector.policy, {
      usage: toUsage(vector),
      services: Object.keys(vector.actionsByService),
      actionNames: (service) => vector.actionsByService[service] ?? [],
    });
    expect(answer.policy).toEqual(
      Array.isArray((vector.expectPolicy as Members).Statement)
        ? vector.expectPolicy
        : { ...(vector.expectPolicy as Members), Statement: [(vector.expectPolicy as Members).Statement] },
    );
    expect(answer.size.after).toBeLessThanOrEqual(answer.size.before + 80);
  });

  it('writes prefixes only when the policy would be too long, and none that covers more', () => {
    const words = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index).repeat(60));
    const names = words.flatMap((word) =>
      ['Get', 'List', 'Put', 'Delete', 'Describe'].map((verb) => verb + word),
    );
    const used = names.filter((name) => !name.startsWith('Delete') && name !== `Put${words[0] ?? ''}`);
    const answer = rightSizePolicy(
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'x:*', Resource: '*' }] },
      {
        usage: {
          services: new Map([
            [
              'x',
              {
                used: new Map(used.map((name) => [name.toLowerCase(), name])),
                unused: 'all others' as const,
              },
            ],
          ]),
          otherServices: 'unused',
        },
        services: ['x'],
        actionNames: () => names,
      },
    );
    expect(answer.kept).toContain('x:Get*');
    expect(answer.kept).not.toContain('x:D*');
    expect(answer.kept.filter((action) => action.startsWith('x:Put'))).not.toContain('x:Put*');
    expect(answer.size.after).toBeLessThanOrEqual(6144);
  });
});
