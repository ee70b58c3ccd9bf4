import { describe, expect, it } from 'vitest';
import { parseDuration, SimulatedClock } from './simulated-clock';

describe('parseDuration', () => {
  it.each([
    ['P1D', 86_400_000],
    ['PT4H30M', 16_200_000],
    ['P1W2DT5S', 777_605_000],
    ['-P1D', -86_400_000],
  ])('%s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it('refuses what is not a duration', () => {
    expect(() => parseDuration('tomorrow')).toThrow(/not a duration/);
    expect(() => parseDuration('P')).toThrow();
  });
});

describe('SimulatedClock', () => {
  it('stands when frozen and runs from where it is set otherwise', () => {
    const clock = new SimulatedClock({ mode: 'frozen', at: 1000 });
    clock.advance(500);
    expect(clock.now()).toBe(1500);
    clock.change({ mode: 'real' });
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
    clock.set(0);
    expect(clock.now()).toBeLessThan(1000);
    expect(clock.describe()).toMatchObject({ mode: 'offset' });
  });
});
