import { keyedNumber } from '../world/ids';

/** Choices that depend on the seed and the name of the dice alone. */
export class Dice {
  private rolls = 0;

  constructor(
    private readonly seed: string,
    private readonly name: string,
  ) {}

  /** A number in [0, 1). */
  roll(): number {
    this.rolls += 1;
    return keyedNumber(this.seed, 'dice', this.name, this.rolls) / 0x1_0000_0000;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.roll() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.roll() < share;
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.roll() * list.length)];
    if (chosen === undefined) throw new Error(`nothing to pick from for ${this.name}`);
    return chosen;
  }

  /** So many different ones, in the list's order. */
  some<T>(list: readonly T[], count: number): T[] {
    const ranked = list.map((value, index) => ({ value, index, rank: this.roll() }));
    ranked.sort((a, b) => a.rank - b.rank);
    return ranked
      .slice(0, count)
      .sort((a, b) => a.index - b.index)
      .map((one) => one.value);
  }
}
