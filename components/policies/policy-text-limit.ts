/** The longest text that the tools take, in characters. */
export const mostCharacters = 2_000_000;
