/** An input of a policy tool that cannot be read: where, and why, in one sentence. */
export class InputProblem extends Error {
  /** The first fault's place, both from 1; null where the text is JSON and says something wrong. */
  readonly place: { line: number; column: number } | null;

  constructor(message: string, place: { line: number; column: number } | null = null) {
    super(message);
    this.name = 'InputProblem';
    this.place = place;
  }
}
