import { randomFrom } from '../control/random';
import { keyedNumber } from '../world/ids';

/** Choices that depend on the seed and a name alone. */
export class Dice {
  private readonly random: () => number;

  constructor(seed: string, ...name: (string | number)[]) {
    this.random = randomFrom(keyedNumber(seed, 'dice', ...name));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.random() < probability;
  }

  /** A whole number from `low` up to and with `high`. */
  between(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]]): T {
    return list[Math.floor(this.random() * list.length)] ?? list[0];
  }
}
