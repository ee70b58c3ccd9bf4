import { describe } from 'vitest';
import { itJudgesAnAlert } from '../../testing/alert-cases';
import { alertConsoleFailures } from './alert-console-failures';

describe('alert-console-failures', () => {
  itJudgesAnAlert(alertConsoleFailures, {
    enough: [
      '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
      '{ $.responseElements.ConsoleLogin = "Failure" }',
    ],
    tooLittle: ['{ ($.eventName = ConsoleLogin) && ($.errorMessage = "No username*") }'],
    rule: {
      source: ['aws.signin'],
      detail: { eventName: ['ConsoleLogin'], errorMessage: [{ exists: true }] },
    },
    scope: 'home',
  });
});
