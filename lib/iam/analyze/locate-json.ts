import { findNodeAtLocation, parse, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { InputProblem } from '../policy-tools/input-problem';
import type { JsonPath } from '../policy-tools/read-policies';

/** A place in a text; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** A JSON text, read, with the places of its values. */
export interface LocatedJson {
  value: unknown;
  /** Where a value begins; null where there is none at the end of the way. */
  placeOf: (path: JsonPath) => Place | null;
}

/** Finds places by halving: a text of a megabyte may have ten thousand findings. */
function createPlaces(text: string): (offset: number) => Place {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** `InvalidCommaToken` as words: `invalid comma token`. */
function inWords(code: string): string {
  return code.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/**
 * Reads JSON, and nothing looser: a policy with comments is none.
 *
 * @throws {InputProblem} with line and column of the first fault
 */
export function readJson(text: string): LocatedJson {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true });
  const [error] = errors;
  const toPlace = createPlaces(text);
  if (error) {
    const { line, column } = toPlace(error.offset);
    const what = inWords(printParseErrorCode(error.error));
    const message = `The text is not valid JSON: ${what} at line ${line}, column ${column}.`;
    throw new InputProblem(message, { line, column });
  }
  const tree = parseTree(text);
  return {
    value,
    placeOf: (path) => {
      const node = tree && findNodeAtLocation(tree, [...path]);
      return node ? toPlace(node.offset) : null;
    },
  };
}
