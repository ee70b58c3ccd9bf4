import { z } from 'zod';
import type { Framework } from './types';

/** Addresses below the list of frameworks, and below one, that a name must not cover. */
const reserved = { framework: ['new', 'attestations'], requirement: ['compare', 'edit'] };

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'Small letters, digits, dots and dashes, at most 64.')
  .refine((text) => !reserved.framework.includes(text), 'This word is an address of its own here.');
const number = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .refine((text) => !reserved.requirement.includes(text), 'This word is an address of its own here.');
const line = z.string().trim().min(1).max(300);

const requirementInput = z.strictObject({
  id: number,
  title: line,
  section: line,
  checks: z.array(z.string().max(100)).max(100),
  idSource: z.enum(['standard', 'tool-mapping', 'custom']).default('custom'),
});

const frameworkInput = z.strictObject({
  id,
  name: line,
  version: z.string().trim().min(1).max(60),
  publisher: line,
  url: z
    .url({ protocol: /^https?$/ })
    .or(z.literal(''))
    .default(''),
  note: z.string().max(1_000).optional(),
  requirements: z.array(requirementInput).min(1).max(1_000),
});

/**
 * Reads a framework that somebody made. Returns every problem, each with where it is, so that a file is mended at once;
 * a check that nobody knows and a number that stands twice are problems too.
 */
export function parseFramework(
  value: unknown,
  knownChecks: ReadonlySet<string>,
): { framework: Framework; problems: [] } | { framework: null; problems: string[] } {
  const parsed = frameworkInput.safeParse(value);
  if (!parsed.success)
    return {
      framework: null,
      problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'The file'}: ${message}`),
    };
  const { note, ...rest } = parsed.data;
  const framework: Framework = { ...rest, ...(note !== undefined && { note }) };
  const problems = [...doubles(framework), ...unknownChecks(framework, knownChecks)];
  return problems.length > 0 ? { framework: null, problems } : { framework, problems: [] };
}

function doubles({ requirements }: Framework): string[] {
  const seen = new Set<string>();
  return requirements.flatMap((requirement) => {
    if (seen.has(requirement.id)) return [`Requirement ${requirement.id} stands twice.`];
    seen.add(requirement.id);
    return [];
  });
}

function unknownChecks({ requirements }: Framework, known: ReadonlySet<string>): string[] {
  return requirements.flatMap((requirement) =>
    requirement.checks
      .filter((check) => !known.has(check))
      .map((check) => `Requirement ${requirement.id}: there is no check ${check}.`),
  );
}
