// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestFrame } from '@/components/testing/app-frame-context';
import { TestAndFinish } from './test-and-finish';

const capabilities = [
  { id: 'assume-role', title: 'Assume the role', operation: 'sts:AssumeRole' },
  { id: 'credential-report', title: 'Credential report', operation: 'iam:GenerateCredentialReport' },
];
const result = {
  operation: '',
  detail: '',
  code: null,
  unknown: null,
  whatToDo: null,
  milliseconds: 300,
  fixes: [],
};
const assumed = { ...result, id: 'assume-role', state: 'works', detail: 'as Reader' };
const noReport = {
  ...result,
  id: 'credential-report',
  state: 'missing',
  code: 'AccessDenied',
  unknown: 'MFA of each user.',
  whatToDo: 'Add this statement.',
  fixes: [
    { label: 'Policy', language: 'json', code: '{"Effect":"Allow"}' },
    { label: 'AWS CLI', language: 'text', code: 'aws iam put-role-policy' },
  ],
};

/** Answers each request with the lines, as the server streams them. */
function serve(...lines: object[]) {
  const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)));
}

const finish = vi.fn(() => Promise.resolve({ ok: true as const, data: { scanId: '1' } }));

function show() {
  render(
    <TestFrame>
      <TestAndFinish
        accountId="123456789012"
        name="prod"
        capabilities={capabilities}
        finish={finish}
        discard={() => Promise.resolve({ ok: true, data: { name: 'prod' } })}
      />
    </TestFrame>,
  );
}

const first = () => screen.getByRole('button', { name: 'Start first scan' });

beforeEach(() => finish.mockClear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('TestAndFinish', () => {
  it('tells each capability, offers the fix beside its fault, and goes on without it', async () => {
    serve(
      { type: 'capability', capability: assumed },
      { type: 'capability', capability: noReport },
      { type: 'done', canScan: true, calls: 9 },
    );
    show();
    await screen.findByText('1 in order, 1 missing');
    const row = screen.getByText('Credential report').closest('li');
    if (!row) throw new Error('no row');
    within(row).getByText('Add this statement.');
    await userEvent.click(within(row).getByRole('radio', { name: 'AWS CLI' }));
    within(row).getByText(/put-role-policy/);
    await userEvent.click(first());
    expect(finish).toHaveBeenCalledWith('123456789012');
  });

  it('keeps the first scan off while the role cannot be assumed', async () => {
    serve(
      { type: 'capability', capability: { ...assumed, state: 'missing', code: 'AccessDenied' } },
      { type: 'done', canScan: false, calls: 1 },
    );
    show();
    await screen.findByText('1 missing, 1 waiting');
    expect(first().getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(first());
    expect(finish).not.toHaveBeenCalled();
  });

  it('says so when the connection breaks, and tests again', async () => {
    serve({ type: 'capability', capability: assumed });
    show();
    await screen.findByText('The connection to Rolecall broke off.');
    serve({ type: 'capability', capability: assumed }, { type: 'done', canScan: true, calls: 2 });
    await userEvent.click(screen.getByRole('button', { name: 'Test again' }));
    await waitFor(() => expect(first().getAttribute('aria-disabled')).toBeNull());
  });
});
