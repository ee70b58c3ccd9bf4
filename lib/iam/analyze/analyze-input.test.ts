import { describe, expect, it } from 'vitest';
import { InputProblem } from '../policy-tools/input-problem';
import { noOptions } from '../testing/analyze';
import { analyzeInput } from './analyze-input';

describe('what is no input', () => {
  it.each([
    ['', /not valid JSON/],
    ['{"Version": "2012-10-17",\n "Statement": [,]}', /line 2, column \d+/],
    ['5', /neither a policy/],
    ['{}', /The policy has no Statement/],
    ['{"authorizationDetails": {"UserDetailList": [{}]}}', /UserDetailList\.0\.Arn/],
    ['{"policies": [{"Statement": [{"Effect": "Maybe"}]}]}', /policies\[0\] is not a policy/],
    ['{"authorizationDetails": {"UserDetailList": []}, "workloads": 5}', /workloads/],
  ])('%s', async (text, message) => {
    await expect(analyzeInput(text, noOptions)).rejects.toThrow(InputProblem);
    await expect(analyzeInput(text, noOptions)).rejects.toThrow(message);
  });
});
