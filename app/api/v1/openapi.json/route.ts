import { openApiDocument } from '../_lib/openapi';
import { jsonResponse } from '../_lib/json-response';

/** The description of the API; it says nothing of the installation, so it needs no sign-in. */
export function GET(): Response {
  return jsonResponse(openApiDocument());
}
