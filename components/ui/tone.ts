/** Fills of bars, cells and legend keys, by token. */
export const toneFill = {
  critical: 'bg-critical',
  high: 'bg-high',
  medium: 'bg-medium',
  low: 'bg-low',
  info: 'bg-info',
  pass: 'bg-pass',
  fail: 'bg-fail',
  ink: 'bg-ink',
  'ink-mid': 'bg-ink-mid',
  'ink-soft': 'bg-ink-soft',
  'ink-faint': 'bg-ink-faint',
  hatch: 'hatch',
  outline: 'border border-control',
} as const;

export type Tone = keyof typeof toneFill;
