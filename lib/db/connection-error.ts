import { AppError, errorMessage } from '@/lib/errors';

interface ConnectionFailure {
  readonly code?: string;
  readonly errors?: readonly ConnectionFailure[];
}

type Sentence = (place: { server: string; database: string; user: string }) => [string, string];

const refused: Sentence = ({ server }) => [
  `No Postgres answers at ${server}.`,
  'Start it, or correct DATABASE_URL.',
];
const denied: Sentence = ({ server, user }) => [
  `Postgres at ${server} refuses the user '${user}': wrong user or password.`,
  'Correct DATABASE_URL.',
];
const unknownHost: Sentence = ({ server }) => [
  `The host of ${server} is not known.`,
  'Correct DATABASE_URL, or the name service.',
];

const sentences: Record<string, Sentence> = {
  ECONNREFUSED: refused,
  ETIMEDOUT: refused,
  EHOSTUNREACH: refused,
  ENETUNREACH: refused,
  ECONNRESET: refused,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  '28P01': denied,
  '28000': denied,
  '3D000': ({ server, database }) => [
    `Postgres at ${server} has no database '${database}'.`,
    `Make it (createdb ${database}), or correct DATABASE_URL.`,
  ],
  '53300': ({ server }) => [
    `Postgres at ${server} has no connection left.`,
    'Raise its max_connections, or lower ROLECALL_DATABASE_POOL.',
  ],
  '57P03': ({ server }) => [`Postgres at ${server} is starting or stopping.`, 'Try again in a moment.'],
};

/** The sentence for a database that could not be connected to; the password is never part of it. */
export function describeConnectionFailure(error: unknown, databaseUrl: string): AppError {
  const failure = (error ?? {}) as ConnectionFailure;
  const code = failure.code ?? failure.errors?.[0]?.code ?? '';
  const place = readPlace(databaseUrl);
  const [message, whatToDo] = sentences[code]?.(place) ?? [
    `The database at ${place.server} cannot be used: ${errorMessage(error)}.`,
    'Correct DATABASE_URL.',
  ];
  return new AppError('unavailable', message, whatToDo, { ...place, code, cause: error });
}

function readPlace(databaseUrl: string): { server: string; database: string; user: string } {
  try {
    const url = new URL(databaseUrl);
    return {
      server: url.host || 'the local socket',
      database: decodeURIComponent(url.pathname.slice(1)) || url.username,
      user: decodeURIComponent(url.username),
    };
  } catch {
    return { server: 'DATABASE_URL', database: '', user: '' };
  }
}
