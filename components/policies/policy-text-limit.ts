/** The longest text that the tools take, in characters. */
export const mostCharacters = 1_000_000;
