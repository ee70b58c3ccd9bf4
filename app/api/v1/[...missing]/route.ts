import { AppError } from '@/lib/errors';
import { problemResponse } from '../_lib/problem';

function refuse(): Promise<Response> {
  return problemResponse(new AppError('not-found', 'There is no such route.', 'See /api/v1/openapi.json.'));
}

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
