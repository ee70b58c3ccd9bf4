import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { now } from '@/lib/clock';
import { AppError, errorMessage, toAppError } from '@/lib/errors';
import { type AnalysisKind, analysisKinds, analyzeInput } from '@/lib/iam/analyze/analyze-input';
import { isAccountId } from '@/lib/iam/arn';
import { readJson } from '@/lib/iam/analyze/locate-json';
import { InputProblem } from '@/lib/iam/policy-tools/input-problem';
import { rightSize } from '@/lib/iam/right-size/right-size-input';
import { readSimulation } from '@/lib/iam/simulate/read-simulation';
import { simulateRequest } from '@/lib/iam/simulate/simulate-request';
import { answer, tell } from '../output';
import { describeAnalysis, describeRightSize, describeSimulation } from './policy-texts';

export interface PolicyOptions {
  json?: boolean;
}

export interface AnalyzeOptions extends PolicyOptions {
  kind?: string;
  accountId?: string;
  knownAccount?: string[];
}

interface Tool<Answer> {
  run: (input: string) => Promise<Answer>;
  describe: (answer: Answer) => string;
}

/** `policy analyze FILE…`. An option that takes several ids takes the files after it too: they have no 12 digits. */
export async function policyAnalyze(named: readonly string[], options: AnalyzeOptions): Promise<number> {
  const taken = options.knownAccount ?? [];
  const files = [...named, ...taken.filter((value) => !isAccountId(value))];
  if (files.length === 0)
    throw new AppError('invalid', 'No file is named.', 'Name files, or - for standard input.');
  const settings = {
    kind: kindOf(options.kind),
    accountId: accountIdOf(options.accountId),
    knownAccounts: taken.filter(isAccountId),
  };
  const run = (input: string) => analyzeInput(input, settings);
  return answerAll(files, options, { run, describe: describeAnalysis });
}

/** `policy simulate FILE…`. */
export function policySimulate(files: readonly string[], options: PolicyOptions): Promise<number> {
  const run = (input: string) => simulateRequest(readSimulation(readJson(input).value, now()));
  return answerAll(files, options, { run, describe: describeSimulation });
}

/** `policy rightsize FILE…`. */
export function policyRightSize(files: readonly string[], options: PolicyOptions): Promise<number> {
  const run = (input: string) => rightSize(readJson(input).value);
  return answerAll(files, options, { run, describe: describeRightSize });
}

function kindOf(kind: string | undefined): AnalysisKind | null {
  if (kind === undefined) return null;
  const known = analysisKinds.find((one) => one === kind);
  if (known) return known;
  throw new AppError(
    'invalid',
    `"${kind}" is not a kind of input.`,
    `Give one of ${analysisKinds.join(', ')}.`,
  );
}

function accountIdOf(id: string | undefined): string | null {
  if (id === undefined) return null;
  if (isAccountId(id)) return id;
  throw new AppError('invalid', `"${id}" is not an account id.`, 'An account id has 12 digits.');
}

/** One input of a command: a file, or a line of one that holds a JSON value a line. */
interface Input {
  name: string;
  text: string;
}

async function readText(file: string): Promise<string> {
  const raw = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  return raw.replace(/^\uFEFF/, '');
}

function isJson(input: string): boolean {
  try {
    JSON.parse(input);
    return true;
  } catch {
    return false;
  }
}

/** A text that is no JSON as a whole is read line by line when its lines look like values. */
function splitInputs(file: string, content: string): Input[] {
  const name = file === '-' ? 'standard input' : file;
  const lines = content
    .split(/\r?\n/)
    .map((line, index) => ({ name: `${name} line ${index + 1}`, text: line }));
  const filled = lines.filter((line) => line.text.trim() !== '');
  const isLineByLine = filled.length > 1 && !isJson(content) && filled.some((line) => isJson(line.text));
  return isLineByLine ? filled : [{ name, text: content }];
}

function toProblem(error: unknown): AppError {
  if (error instanceof InputProblem) return new AppError('invalid', error.message, 'See: policy --help');
  return toAppError(error);
}

async function readInputs(file: string): Promise<Input[] | AppError> {
  try {
    return splitInputs(file, await readText(file));
  } catch (error) {
    return new AppError(
      'invalid',
      `${file} could not be read: ${errorMessage(error)}.`,
      'Check its name and rights.',
    );
  }
}

/**
 * Answers every input, one after the other: with `--json` one line each, an input that cannot be read as `{error}` in its
 * place. The others are answered all the same; the exit status is then 2.
 */
async function answerAll<Answer>(
  files: readonly string[],
  { json }: PolicyOptions,
  tool: Tool<Answer>,
): Promise<number> {
  let status = 0;
  const refuse = (name: string, { code, message, whatToDo }: AppError) => {
    status = 2;
    if (json) answer(JSON.stringify({ error: { code, message, whatToDo } }));
    tell(`${name}: ${message} ${whatToDo ?? ''}`.trim());
  };
  for (const file of files) {
    const inputs = await readInputs(file);
    if (!Array.isArray(inputs)) {
      refuse(file, inputs);
      continue;
    }
    for (const input of inputs) {
      try {
        const result = await tool.run(input.text);
        answer(json ? JSON.stringify(result) : `${input.name}\n${tool.describe(result)}\n`);
      } catch (error) {
        refuse(input.name, toProblem(error));
      }
    }
  }
  return status;
}
