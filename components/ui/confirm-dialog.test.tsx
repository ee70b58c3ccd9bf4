// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from './button';
import { ConfirmDialog } from './confirm-dialog';
import { TooltipProvider } from './tooltip';

afterEach(cleanup);

function show(onConfirm: () => Promise<string | void> | void, typed?: string) {
  render(
    <TooltipProvider>
      <ConfirmDialog
        trigger={<Button>Unlink account</Button>}
        title="Unlink payments-prod"
        description="Its history stays."
        confirmLabel="Unlink"
        typed={typed}
        onConfirm={onConfirm}
      />
    </TooltipProvider>,
  );
}

describe('ConfirmDialog', () => {
  it('does nothing until the name is typed, then confirms and gives focus back', async () => {
    const onConfirm = vi.fn();
    show(onConfirm, 'payments-prod');
    const trigger = screen.getByRole('button', { name: 'Unlink account' });
    await userEvent.click(trigger);
    const confirm = screen.getByRole('button', { name: 'Unlink' });
    expect(confirm.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(confirm);
    expect(onConfirm).not.toHaveBeenCalled();
    await userEvent.type(screen.getByRole('textbox'), 'payments-prod');
    await userEvent.click(screen.getByRole('button', { name: 'Unlink' }));
    expect(onConfirm).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(trigger);
  });

  it('keeps the dialog open and says what went wrong', async () => {
    show(() => Promise.resolve('A scan is running.'));
    await userEvent.click(screen.getByRole('button', { name: 'Unlink account' }));
    await userEvent.click(screen.getByRole('button', { name: 'Unlink' }));
    expect((await screen.findByRole('alert')).textContent).toBe('A scan is running.');
    expect(screen.getByRole('dialog', { name: 'Unlink payments-prod' })).toBeTruthy();
  });
});
