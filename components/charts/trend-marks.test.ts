import { describe, expect, it } from 'vitest';
import { reEvaluationSentence, trendMarks } from './trend-marks';

const at = (text: string) => new Date(text);
const none = { marks: [], settingChanges: [], reEvaluation: null };
const change = {
  at: at('2026-03-02T09:00:00Z'),
  scope: 'estate',
  key: 'accessKeyMaxAgeDays',
  before: null,
  after: 60,
};
const moved = { at: at('2026-03-01T14:00:00Z'), kind: 'settings' } as const;
const done = {
  askedAt: at('2026-03-02T10:00:00Z'),
  endedAt: at('2026-03-02T10:05:00Z'),
  oldest: at('2025-09-05T00:00:00Z'),
  accounts: 12,
  of: 12,
  reason: null,
};

describe('trendMarks', () => {
  it('puts what was changed to the first day that was judged by it', () => {
    expect(trendMarks({ ...none, marks: [moved], settingChanges: [change] })).toEqual([
      {
        at: '2026-03-01',
        kind: 'rule',
        label: 'Thresholds changed',
        detail: 'Oldest access key: default → 60.',
      },
    ]);
  });

  it('marks the change itself where all days are judged alike', () => {
    const unit = { ...change, scope: 'ou:ou-prod', key: 'check:role-unused', before: true, after: false };
    expect(trendMarks({ ...none, settingChanges: [unit] })).toMatchObject([
      { at: '2026-03-02', detail: 'Check role-unused for unit ou-prod: on → off.' },
    ]);
  });

  it('tells both of one day in one mark, in the order of days', () => {
    const rules = { at: at('2026-03-01T15:00:00Z'), kind: 'rules' } as const;
    const later = { at: at('2026-02-01T15:00:00Z'), kind: 'rules' } as const;
    const marks = trendMarks({ ...none, marks: [moved, rules, later] });
    expect(marks.map((mark) => [mark.at, mark.label])).toEqual([
      ['2026-02-01', 'Checks changed'],
      ['2026-03-01', 'Thresholds and checks changed'],
    ]);
    expect(marks[1]?.detail).toContain('other thresholds');
  });
});

describe('reEvaluationSentence', () => {
  it('says nothing where nothing changed', () => {
    expect(reEvaluationSentence(none)).toBeNull();
  });

  it('says that history keeps its verdicts after a change', () => {
    const text = reEvaluationSentence({ ...none, marks: [moved] });
    expect(text).toContain('last on 1 March 2026; history was not re-evaluated since');
  });

  it('says how far back history was re-evaluated after it', () => {
    const text = reEvaluationSentence({ marks: [], settingChanges: [change], reEvaluation: done });
    expect(text).toMatch(/^History was re-evaluated on 2 March 2026, back to 5 September 2025/);
    const part = { ...done, accounts: 1, reason: 'stricter keys' };
    expect(reEvaluationSentence({ ...none, reEvaluation: part })).toContain(
      'for 1 of 12 accounts (stricter keys)',
    );
    expect(reEvaluationSentence({ ...none, settingChanges: [change], reEvaluation: part })).toMatch(
      /^Thresholds or checks changed, last on 2 March 2026; history was not re-evaluated since in every account/,
    );
  });

  it('tells both where something changed again', () => {
    const again = { ...change, at: at('2026-03-04T09:00:00Z') };
    const text = reEvaluationSentence({ marks: [], settingChanges: [change, again], reEvaluation: done });
    expect(text).toContain('last on 4 March 2026; history was not re-evaluated since');
    expect(text).toContain('History was re-evaluated on 2 March 2026');
  });
});
