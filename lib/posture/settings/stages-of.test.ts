import { describe, expect, it } from 'vitest';
import { stageNames, stagesOffByDefault } from '@/lib/snapshot/stage';
import { resolveSettings } from './resolve-settings';
import { stagesOf } from './stages-of';

const place = { accountId: '111122223333', ouPath: ['ou-1'] };

describe('stagesOf', () => {
  it('runs what ships switched on', () => {
    const stages = stagesOf(resolveSettings([], place));
    expect([...stages]).toEqual(stageNames.filter((name) => !stagesOffByDefault.has(name)));
    expect(stages.has('detection')).toBe(true);
    expect(stages.has('spend')).toBe(false);
  });

  it('follows the switches, the nearest scope last', () => {
    const stages = stagesOf(
      resolveSettings(
        [
          { scope: 'estate', key: 'stage:spend', value: true },
          { scope: 'estate', key: 'stage:compute', value: false },
          { scope: 'ou:ou-1', key: 'stage:compute', value: true },
          { scope: 'account:111122223333', key: 'stage:buckets', value: false },
          { scope: 'estate', key: 'stage:nonsense', value: true },
        ],
        place,
      ),
    );
    expect([stages.has('spend'), stages.has('compute'), stages.has('buckets')]).toEqual([true, true, false]);
    expect(stages.size).toBe(stageNames.length - stagesOffByDefault.size);
  });
});
