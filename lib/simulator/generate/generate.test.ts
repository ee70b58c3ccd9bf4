import { describe, expect, it } from 'vitest';
import { WorldTimelines } from '../world/timelines';
import { generate } from './generate';

describe('generate', () => {
  it('gives the same bytes for the same seed, others for another', () => {
    const bytes = (seed: string) => {
      const world = generate(seed, 'S');
      return JSON.stringify(world.accounts.map((account) => world.loadEvents(account.id)));
    };
    expect(bytes('one')).toBe(bytes('one'));
    expect(bytes('one')).not.toBe(bytes('two'));
  });

  it('makes worlds that fold, of the promised size', () => {
    const world = generate('seed', 'M');
    const timelines = new WorldTimelines(world);
    expect(timelines.organization(world.startsAt)?.members.size).toBe(50);
    for (const account of world.accounts.slice(0, 5)) {
      const state = timelines.account(account.id, world.startsAt);
      expect(state?.roles.size).toBe(121);
      expect(state?.policies.size).toBe(40);
    }
  });

  it('starts an estate of a thousand accounts without building them', () => {
    const started = performance.now();
    expect(generate('seed', 'L').accounts).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
