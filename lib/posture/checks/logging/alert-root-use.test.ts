import { describe } from 'vitest';
import { itJudgesAnAlert } from '../../testing/alert-cases';
import { alertRootUse } from './alert-root-use';

describe('alert-root-use', () => {
  itJudgesAnAlert(alertRootUse, {
    enough: [
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
      '{ ($.eventType != "AwsServiceEvent") && ($.userIdentity.invokedBy NOT EXISTS) && ($.userIdentity.type = Root) }',
      '{ $.userIdentity.arn = "*:root" }',
    ],
    tooLittle: [
      '{ ($.userIdentity.type = "Root") && ($.eventName = "ConsoleLogin") }',
      '{ $.userIdentity.type = "IAMUser" }',
      '{ $.eventVersion = * }',
    ],
    rule: {
      'detail-type': ['AWS API Call via CloudTrail', 'AWS Console Sign In via CloudTrail'],
      detail: { userIdentity: { type: ['Root'] } },
    },
    scope: 'home',
  });
});
