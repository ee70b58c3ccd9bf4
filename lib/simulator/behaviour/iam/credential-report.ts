import { element, timeElement } from '../../wire/xml';
import type { Operations } from '../operation';

export const credentialReport: Operations = {
  GenerateCredentialReport: {
    action: 'iam:GenerateCredentialReport',
    evidence: 'recorded',
    assumptions: [
      'generating takes one to three seconds',
      'the description of a report started because the last one expired',
    ],
    run: (context) => {
      const { state, description } = context.simulation.reports.generate(context);
      return { xml: element('State', state) + element('Description', description) };
    },
  },
  GetCredentialReport: {
    action: 'iam:GetCredentialReport',
    evidence: 'recorded',
    run: (context) => {
      const { content, generatedAt } = context.simulation.reports.get(context);
      return {
        xml:
          element('Content', Buffer.from(content).toString('base64')) +
          element('ReportFormat', 'text/csv') +
          timeElement('GeneratedTime', generatedAt),
      };
    },
  },
};
