// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Climber } from '@/lib/db/queries/paths/types';
import { TestFrame } from '@/components/testing/app-frame-context';
import { ClimberList } from './climber-list';

afterEach(cleanup);

// The list reads these members alone.
const climbers = Array.from({ length: 250 }, (_, index) => ({
  identityId: `id-${index}`,
  name: `role-${index}`,
  kind: 'role',
  accountName: 'prod',
  ways: [],
  hops: [],
})) as unknown as Climber[];

function show(chosenId: string, page: number | null) {
  render(
    <TestFrame>
      <ClimberList
        climbers={climbers}
        chosenId={chosenId}
        page={page}
        hrefOf={(id) => `/paths?identity=${id}`}
        pageHref={(number) => `/paths?page=${number}`}
      />
    </TestFrame>,
  );
}

describe('ClimberList', () => {
  it('shows the part that holds the chosen one', () => {
    show('id-120', null);
    expect(screen.getByRole('status').textContent).toBe('101–200 of 250');
    expect(screen.getByText('role-120')).toBeDefined();
    expect(screen.queryByText('role-99')).toBeNull();
  });

  it('goes back and on, and not past the end', () => {
    show('id-0', 9);
    expect(screen.getByRole('status').textContent).toBe('201–250 of 250');
    expect(screen.getByRole('link', { name: 'Previous' }).getAttribute('href')).toBe('/paths?page=2');
    expect(screen.queryByRole('link', { name: 'Next' })).toBeNull();
  });
});
