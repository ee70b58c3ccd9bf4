// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ChartCard } from './chart-card';
import { histogramTable, Histogram } from './histogram';
import { timeTable } from './values';

afterEach(cleanup);

const bars = [
  { id: 'a', label: '0–30', href: '/keys?age=0-30', counts: { idle: 0, used: 9 } },
  { id: 'b', label: '31–90', href: '/keys?age=31-90', counts: { idle: 1, used: 1400 } },
];
const parts = [
  { id: 'idle', label: 'idle', tone: 'ink' as const },
  { id: 'used', label: 'used since', tone: 'ink-mid' as const },
];

describe('ChartCard', () => {
  it('shows the same numbers as a table and goes back', async () => {
    render(
      <ChartCard title="Age of keys" table={histogramTable(bars, parts, 'Age, days')}>
        <Histogram noun="keys" bars={bars} parts={parts} />
      </ChartCard>,
    );
    expect(screen.getByRole('link', { name: '1,401 keys, 31–90: 1 idle, 1,400 used since' })).toBeTruthy();
    const toggle = screen.getByRole('button', { name: 'Table of Age of keys' });
    expect(toggle.getAttribute('aria-pressed')).toBe('false');
    await userEvent.click(toggle);
    expect(toggle.getAttribute('aria-pressed')).toBe('true');
    const table = screen.getByRole('table', { name: 'Age of keys' });
    const row = within(table).getByRole('row', { name: /31–90/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['31–90', '1', '1,400', '1,401']);
    expect(within(row).getByRole('link').getAttribute('href')).toBe('/keys?age=31-90');
    await userEvent.click(toggle);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says why there is nothing to draw, without a switch', () => {
    render(
      <ChartCard title="Score" table={{ columns: [], rows: [] }} empty="No scan ran in these 90 days.">
        <span>chart</span>
      </ChartCard>,
    );
    expect(screen.getByText('No scan ran in these 90 days.')).toBeTruthy();
    expect(screen.queryByText('chart')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('timeTable', () => {
  it('tells what changed on a marked day', () => {
    const table = timeTable(
      [
        { at: '2026-03-03', values: { score: 74 } },
        { at: '2026-03-04', values: { score: 80 } },
      ],
      [{ id: 'score', label: 'Score' }],
      {
        unit: 'score',
        marks: [{ at: '2026-03-04', kind: 'rule', label: 'Thresholds changed', detail: 'Key age: 90 → 60.' }],
      },
    );
    expect(table.columns.map(({ label }) => label)).toEqual(['Day', 'Score', 'Changed']);
    expect(table.rows.map((row) => row.cells[2])).toEqual(['Thresholds changed: Key age: 90 → 60.', '']);
  });

  it('lists newest first and names a gap', () => {
    const table = timeTable(
      [
        { at: '2026-03-03', values: { score: 74 } },
        { at: '2026-03-04', values: { score: null } },
      ],
      [{ id: 'score', label: 'Score' }],
      { unit: 'score' },
    );
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['2026-03-04', 'no data'],
      ['2026-03-03', '74'],
    ]);
  });
});
