import { z } from 'zod';
import { rolesThatCan } from '@/lib/access/can';
import { errorCodes, httpStatus, type ErrorCode } from '@/lib/errors';
import type { Parameters } from '@/lib/reports/parameter';
import { apiRoutes, type ApiRoute } from './routes';

const everyRoute: readonly ErrorCode[] = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'unavailable',
  'internal',
];

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(errorCodes),
  message: z.string(),
  whatToDo: z.string(),
  field: z.string().optional().describe('The parameter or member of the body that was refused.'),
  reference: z.string().optional().describe('Of an internal error: what to look for in the log.'),
});

/** The OpenAPI 3.1 document of /api/v1, made from the table of its routes. */
export function openApiDocument() {
  const paths: Record<string, Record<string, object>> = {};
  for (const [key, route] of Object.entries<ApiRoute>(apiRoutes)) {
    const [method = '', path = ''] = key.split(' ');
    (paths[path] ??= {})[method.toLowerCase()] = operationOf(route, { method, path });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rolecall',
      version: '1',
      description:
        'The security posture of AWS accounts: the rows of the pages, with the filters of their addresses. Times are UTC in ISO 8601; ages are whole days at the snapshot.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token from Settings, Tokens.' },
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
      },
      schemas: { Problem: schemaOf(problem) },
    },
  };
}

function operationOf(route: ApiRoute, { method, path }: { method: string; path: string }) {
  const { summary, parameters, permission, answer, status = 200, csv, body, failures } = route;
  return {
    operationId: operationId(method, path),
    summary,
    description: `For the roles ${rolesThatCan(permission).join(', ')}.`,
    parameters: [...pathParameters(path), ...queryParameters(parameters)],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    responses: {
      [status]: {
        description: 'The answer.',
        content: {
          'application/json': { schema: schemaOf(answer) },
          ...(csv && { 'text/csv': { schema: { type: 'string' } } }),
        },
      },
      ...problems([...everyRoute, ...failures]),
    },
  };
}

/** `GET /identities/{id}` → `getIdentitiesById`. */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/\{(\w+)\}/g, 'by/$1')
    .split('/')
    .filter(Boolean);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(parameters: Parameters) {
  return Object.entries(parameters).map(([name, { description, schema }]) => ({
    name,
    in: 'query',
    description,
    schema,
    ...(schema.type === 'array' && { style: 'form', explode: false }),
  }));
}

function problems(codes: readonly ErrorCode[]) {
  const responses: Record<string, { description: string; content: object }> = {};
  for (const code of codes) {
    const status = httpStatus[code];
    const before = responses[status]?.description;
    responses[status] = {
      description: before ? `${before}, ${code}` : code,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return responses;
}

function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return plain;
}
