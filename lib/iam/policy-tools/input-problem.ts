/** An input of a policy tool that cannot be read: where, and why, in one sentence. */
export class InputProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputProblem';
  }
}
