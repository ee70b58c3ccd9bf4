// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { CutOfPaths } from '@/lib/db/queries/paths/types';
import { cutText, cutWords } from './cut-words';

const cut = (more: Partial<CutOfPaths>): CutOfPaths => ({
  kind: 'policy',
  action: 'iam:PassRole',
  name: 'deploy',
  holder: null,
  accountName: 'prod',
  unused: false,
  closes: 3,
  closedSoFar: 3,
  frees: ['ana', 'bo'],
  ...more,
});

it.each([
  [{}, 'Take iam:PassRole out of policy deploy'],
  [{ kind: 'inline', holder: 'ana' }, 'Take iam:PassRole out of inline policy deploy of ana'],
  [{ kind: 'aws-policy' }, 'Replace AWS policy deploy by one without iam:PassRole'],
  [{ kind: 'identity' }, 'Take iam:PassRole out of every policy of deploy'],
  [{ kind: 'trust', name: 'role/admin' }, 'Narrow whom the trust policy of admin names'],
] as [Partial<CutOfPaths>, string][])('%j: %s', (more, words) => {
  expect(render(<p>{cutWords(cut(more))}</p>).container.textContent).toBe(words);
});

it('is a ticket of one line', () => {
  expect(cutText(cut({ unused: true, closes: 1 }), 0)).toBe(
    '1. Take iam:PassRole out of policy deploy (prod): closes 1 way to administrator. Frees ana, bo. Last-accessed data shows no use of it.',
  );
});
