import { expect, it } from 'vitest';
import { metricsText } from './metrics-text';

it('writes families with help, kind and escaped labels', () => {
  const text = metricsText([
    { name: 'scans', help: 'By state.', kind: 'gauge', samples: [{ labels: { state: 'a"b\\c' }, value: 2 }] },
    { name: 'up', help: 'Up.', kind: 'gauge', samples: [{ value: 1 }] },
  ]);
  expect(text).toBe(
    '# HELP scans By state.\n# TYPE scans gauge\nscans{state="a\\"b\\\\c"} 2\n# HELP up Up.\n# TYPE up gauge\nup 1\n',
  );
});
