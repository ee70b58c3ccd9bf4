import { describe, expect, it } from 'vitest';
import { findFramework, frameworks } from '@/lib/posture/compliance/frameworks';
import { parseFramework } from '@/lib/posture/compliance/parse-framework';
import { checkSeverities } from '@/lib/posture/check-severities';
import { changeDraft, fromDraft, toCopy, toDraft } from './draft';

const known = new Set(checkSeverities.keys());
const cis = findFramework('cis-aws-5.0');

describe('a framework as a draft', () => {
  it.each(frameworks.map((framework) => [framework.id, framework] as const))(
    'gives %s back as it was, and its copy is one that can be saved',
    (_, framework) => {
      expect(fromDraft(toDraft(framework))).toEqual(framework);
      const copy = parseFramework(fromDraft(toDraft(toCopy(framework))), known);
      expect(copy.problems).toEqual([]);
      expect(copy.framework?.id).not.toBe(framework.id);
    },
  );

  it('begins empty with one requirement, which is not yet a framework', () => {
    const draft = toDraft(null);
    expect(draft.requirements).toHaveLength(1);
    expect(parseFramework(fromDraft(draft), known).problems.length).toBeGreaterThan(0);
  });
});

describe('changeDraft', () => {
  it('keeps every other row when one is written in, moved or taken away', () => {
    const draft = toDraft(cis);
    const [first, second, third] = draft.requirements;
    if (!first || !second || !third) throw new Error('CIS has more than three requirements.');
    const written = changeDraft(draft, {
      kind: 'requirement',
      key: second.key,
      field: 'title',
      value: 'Own',
    });
    expect(written.requirements[1]).toEqual({ ...second, title: 'Own' });
    expect(written.requirements[0]).toBe(first);
    const movedUp = changeDraft(draft, { kind: 'moved', key: second.key, by: -1 });
    expect(movedUp.requirements.slice(0, 3)).toEqual([second, first, third]);
    expect(changeDraft(draft, { kind: 'moved', key: first.key, by: -1 }).requirements).toEqual(
      draft.requirements,
    );
    const fewer = changeDraft(draft, { kind: 'removed', key: first.key });
    expect(fewer.requirements).toEqual(draft.requirements.slice(1));
  });

  it('adds a row of the last section under a key that no row had', () => {
    const draft = toDraft(cis);
    const after = changeDraft(changeDraft(draft, { kind: 'removed', key: 0 }), { kind: 'added' });
    const keys = after.requirements.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(after.requirements.at(-1)?.section).toBe(draft.requirements.at(-1)?.section);
  });

  it('holds a check once', () => {
    const draft = toDraft(null);
    const add = { kind: 'check-added', key: 0, checkId: 'root-mfa-enabled' } as const;
    const twice = changeDraft(changeDraft(draft, add), add);
    expect(twice.requirements[0]?.checks).toEqual(['root-mfa-enabled']);
    const none = changeDraft(twice, { ...add, kind: 'check-removed' });
    expect(none.requirements[0]?.checks).toEqual([]);
  });
});
