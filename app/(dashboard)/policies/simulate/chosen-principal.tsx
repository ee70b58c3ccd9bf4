import { NoPrincipal } from '@/components/policies/no-principal';
import { PrincipalCard } from '@/components/policies/principal-card';
import { SimulateForm } from '@/components/policies/simulate-form';
import { SimulationAnswer } from '@/components/policies/simulation-answer';
import { type RequestFields, toRequest } from '@/components/policies/simulation-request';
import { WhatIf } from '@/components/policies/what-if';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Notice } from '@/components/ui/notice';
import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { readPrincipal } from '@/lib/db/queries/policies/read-principal';
import { toAppError } from '@/lib/errors';
import { findKnownAction } from '@/lib/iam/actions/action-catalog';
import { InputProblem } from '@/lib/iam/policy-tools/input-problem';
import { type PrincipalToAsk, simulatePrincipal } from '@/lib/iam/simulate/simulate-principal';
import { suggestActionsAction, whatIfAction } from './actions';
import { toPrincipal } from './to-principal';

interface ChosenPrincipalProps {
  viewer: Viewer;
  identityId: string;
  at: AsOf;
  fields: RequestFields;
  path: ScopedPath;
}

/** The principal that was picked, the question, its answer, and what an edit would change. */
export async function ChosenPrincipal({ viewer, identityId, at, fields, path }: ChosenPrincipalProps) {
  const stored = await readPrincipal(viewer, { identityId, at }).catch((error: unknown) => {
    const failure = toAppError(error);
    if (failure.code === 'not-found' || failure.code === 'invalid') return failure;
    throw error;
  });
  if (stored instanceof Error) return <NoPrincipal reason={stored.message} whatToDo={stored.whatToDo} />;
  const principal = toPrincipal(stored);
  const moment = at.kind === 'past' ? at.at : now();
  const request = toRequest(fields);
  const answer = fields.action === '' ? null : await ask(principal, request, moment);
  return (
    <>
      <PrincipalCard principal={stored} pasteHref={path('/policies/simulate')} path={path}>
        <SimulateForm initial={fields} suggest={suggestActionsAction} />
      </PrincipalCard>
      {answer === null ? null : answer instanceof InputProblem ? (
        <Notice>{answer.message}</Notice>
      ) : (
        <>
          {(await findKnownAction(request.action)) ? null : (
            <Notice kind="information">
              AWS documents no action <code>{request.action}</code>. The answer goes by patterns alone.
            </Notice>
          )}
          <SimulationAnswer
            answer={answer}
            question={`${stored.name}: ${request.action} on ${request.resource}`}
            hrefOf={(index, line) => {
              const ref = index === null ? null : stored.policies[index]?.ref;
              return ref ? `${path(`/policies/${ref}`)}${line ? `#policy-L${line}` : ''}` : null;
            }}
          />
          {principal.policies.length > 0 ? (
            <WhatIf
              key={`${identityId} ${request.action}`}
              identityId={identityId}
              asOf={at.kind === 'past' ? at.at.toISOString() : null}
              request={request}
              policies={principal.policies.map(({ name, text }, index) => ({
                name,
                text,
                detail: stored.policies[index]?.group ? `through ${stored.policies[index].group}` : 'its own',
              }))}
              ask={whatIfAction}
            />
          ) : null}
        </>
      )}
    </>
  );
}

async function ask(principal: PrincipalToAsk, request: ReturnType<typeof toRequest>, moment: Date) {
  try {
    return await simulatePrincipal(principal, request, moment);
  } catch (error) {
    if (error instanceof InputProblem) return error;
    throw error;
  }
}
