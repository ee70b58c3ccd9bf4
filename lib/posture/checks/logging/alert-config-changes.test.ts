import { describe } from 'vitest';
import { itJudgesAnAlert } from '../../testing/alert-cases';
import { alertConfigChanges } from './alert-config-changes';

describe('alert-config-changes', () => {
  itJudgesAnAlert(alertConfigChanges, {
    enough: [
      '{ ($.eventSource = config.amazonaws.com) && (($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) || ($.eventName = PutConfigurationRecorder)) }',
    ],
    tooLittle: [
      '{ ($.eventSource = config.amazonaws.com) && (($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel)) }',
    ],
    rule: {
      source: ['aws.config'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventSource: ['config.amazonaws.com'],
        eventName: [
          'StopConfigurationRecorder',
          'DeleteDeliveryChannel',
          'PutDeliveryChannel',
          'PutConfigurationRecorder',
        ],
      },
    },
    scope: 'everywhere',
  });
});
