import { noSuchEntity } from '../../wire/aws-error';
import type { Input } from '../../wire/input';
import { element, members, timeElement, wrap } from '../../wire/xml';
import type { AdvisorJob } from '../advisor-jobs';
import type { OperationContext, Operations } from '../operation';
import { paginate, truncation } from '../paging';
import { grantedServices } from '../policy/granted-services';
import { findAdvisorSubject, listActionAccess, listServiceAccess } from './last-accessed-data';
import type { Access, AdvisorSubject, ServiceAccess } from './last-accessed-data';

/** Observed; the documented default is 100. */
const PAGE = 200;

function subjectOf(context: OperationContext, arn: string): AdvisorSubject {
  const subject = findAdvisorSubject(context.account, arn);
  if (!subject) throw noSuchEntity(`ARN ${arn} was not found.`);
  return subject;
}

function generate(context: OperationContext, input: Input) {
  const arn = input.required('Arn', { min: 20, max: 2048 });
  const granularity = input.oneOf('Granularity', ['SERVICE_LEVEL', 'ACTION_LEVEL']) ?? 'SERVICE_LEVEL';
  const services = grantedServices(subjectOf(context, arn).policies).length;
  const job = context.simulation.advisorJobs.start(context, { arn, granularity, services });
  return { xml: element('JobId', job.id) };
}

function accessXml(prefix: 'LastAuthenticated' | 'LastAccessed', access: Access | undefined): string {
  if (!access) return '';
  const time = prefix === 'LastAuthenticated' ? prefix : 'LastAccessedTime';
  return (
    timeElement(time, access.time) +
    element(`${prefix}Entity`, access.arn) +
    element(`${prefix}Region`, access.region)
  );
}

type ActionAccess = ReturnType<typeof listActionAccess>;

function renderService(service: ServiceAccess, actions: ActionAccess): string {
  const tracked = actions.map(
    ({ action, last }) => element('ActionName', action) + accessXml('LastAccessed', last),
  );
  return (
    element('ServiceName', service.name) +
    element('ServiceNamespace', service.namespace) +
    accessXml('LastAuthenticated', service.last) +
    element('TotalAuthenticatedEntities', service.entities) +
    (tracked.length > 0 ? members('TrackedActionsLastAccessed', tracked) : '')
  );
}

/** Services that nobody used look the same in every answer that lists the same actions: most of what is ever sent. */
const neverUsed = new Map<string, string>();

function serviceXml(job: AdvisorJob, of: { subject: AdvisorSubject; service: ServiceAccess }): string {
  const { service, subject } = of;
  const actions = job.granularity === 'ACTION_LEVEL' ? listActionAccess(subject, service, job.createdAt) : [];
  if (service.entities > 0) return renderService(service, actions);
  const key = `${service.namespace} ${actions.map(({ action }) => action).join(' ')}`;
  const rendered = neverUsed.get(key) ?? renderService(service, actions);
  neverUsed.set(key, rendered);
  return rendered;
}

/** Recorded: an unfinished job tells its status and creation date alone. */
function get(context: OperationContext, input: Input) {
  const jobs = context.simulation.advisorJobs;
  const job = jobs.find(context, input.required('JobId', { min: 36, max: 36 }));
  const size = input.integer('MaxItems', { min: 1, max: 1000 }) ?? PAGE;
  const created = timeElement('JobCreationDate', job.createdAt);
  if (context.fault?.type === 'stuckJob' || !jobs.isDone(job, context.now)) {
    return { xml: element('JobStatus', 'IN_PROGRESS') + created };
  }
  const completed = timeElement('JobCompletionDate', job.createdAt + Math.round(job.takesMs / 1000) * 1000);
  const type = element('JobType', job.granularity);
  if (job.outcome === 'failed') {
    const error = element('Message', 'Report generation failed') + element('Code', 'SERVICE_ERROR');
    return {
      xml:
        element('JobStatus', 'FAILED') +
        type +
        created +
        members('ServicesLastAccessed', []) +
        completed +
        wrap('Error', error),
    };
  }
  const subject = subjectOf(context, job.arn);
  const page = paginate(context, {
    items: listServiceAccess(subject, job.createdAt),
    keyOf: (service) => service.namespace,
    size: Math.min(size, PAGE),
    token: input.text('Marker'),
    scope: job.id,
  });
  const services = page.items.map((service) => serviceXml(job, { subject, service }));
  return {
    xml:
      element('JobStatus', 'COMPLETED') +
      type +
      created +
      members('ServicesLastAccessed', services) +
      completed +
      truncation(page),
  };
}

const arnOfInput = (_: OperationContext, input: Input) => input.required('Arn', { min: 20, max: 2048 });

export const lastAccessed: Operations = {
  GenerateServiceLastAccessedDetails: {
    action: 'iam:GenerateServiceLastAccessedDetails',
    resource: arnOfInput,
    evidence: 'recorded',
    assumptions: ['a job takes one second plus 15 ms per service'],
    run: generate,
  },
  GetServiceLastAccessedDetails: {
    action: 'iam:GetServiceLastAccessedDetails',
    evidence: 'recorded',
    assumptions: [
      'services are those whose namespace some Allow statement covers; denies and conditions are not looked at',
      'pages hold at most 200 services even when more are asked for',
      'tracked actions are listed only where the policies allow them',
    ],
    run: get,
  },
};
