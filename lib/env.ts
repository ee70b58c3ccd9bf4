import { z } from 'zod';
import { AppError } from './errors';

const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value));
const url = text.pipe(z.url().optional());
const flag = text.transform((value) => value === '1' || value === 'true');

const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).catch('development'),
  /** Postgres connection string. Unset: `npm start` and the command line use the embedded server. */
  DATABASE_URL: text.pipe(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
      .optional(),
  ),
  /** Connections that one process keeps open at most. */
  ROLECALL_DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  /** What links, e-mails and sign-in use as the address of this installation. */
  ROLECALL_URL: url,
  ROLECALL_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Address that `npm run web` listens on. */
  ROLECALL_HOST: text.transform((value) => value ?? '127.0.0.1'),
  /** Folder of the installations; default `.rolecall` beside package.json. */
  ROLECALL_HOME: text,
  /** Fixed time of `now()`, for tests and screenshots (ISO 8601). */
  ROLECALL_NOW: text.pipe(z.iso.datetime({ offset: true }).optional()),
  /** Signs session cookies. */
  NEXTAUTH_SECRET: text,
  NEXTAUTH_URL: url,
  /** 32 bytes as base64: encrypts what must be kept but not read, such as notification targets. */
  ROLECALL_ENCRYPTION_KEY: text,
  ROLECALL_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Jobs that one worker process runs at a time. */
  ROLECALL_WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
  /** Set by the demo: pages say that the estate is simulated. */
  ROLECALL_DEMO: flag,
  /** Days of history that a new demo collects at most; tests take few. */
  ROLECALL_DEMO_SWEEPS: z.coerce.number().int().min(1).default(1_000),
  /** OpenID Connect sign-in; all three or none. */
  ROLECALL_OIDC_ISSUER: url,
  ROLECALL_OIDC_CLIENT_ID: text,
  ROLECALL_OIDC_CLIENT_SECRET: text,
  /** Bearer token that `/metrics` asks for; unset: loopback only. */
  ROLECALL_METRICS_TOKEN: text,
  /** The AWS SDK reads these itself; they are here for what we must know about them. */
  AWS_ENDPOINT_URL: url,
  AWS_REGION: text,
});

export type Env = Readonly<z.infer<typeof environment>>;

const names = Object.keys(environment.shape);
let cached: { signature: string; value: Env } | undefined;

/**
 * The environment, parsed when first asked for and again when a variable has changed since.
 * Throws `invalid` naming each bad variable, never its value (it may be a secret).
 */
export function env(): Env {
  const raw = Object.fromEntries(
    names.map((name) => [name, process.env[name] === '' ? undefined : process.env[name]]),
  );
  const signature = JSON.stringify(raw);
  if (cached?.signature === signature) return cached.value;
  const parsed = environment.safeParse(raw);
  if (!parsed.success) {
    const bad = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join(', ');
    throw new AppError(
      'invalid',
      `Environment variables are not usable: ${bad}.`,
      'Correct them and start again.',
    );
  }
  cached = { signature, value: parsed.data };
  return parsed.data;
}

/** Sets variables for this process, before anything reads them: a command that found its own database. */
export function applyEnvironment(values: Readonly<Record<string, string>>): void {
  Object.assign(process.env, values);
}
