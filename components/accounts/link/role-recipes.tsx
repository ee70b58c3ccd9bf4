'use client';

import { useState, type ReactNode } from 'react';
import { CodeBlock } from '@/components/ui/code-block';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { OnboardingTexts } from '@/lib/scan/describe-onboarding';

interface RoleRecipesProps {
  accountId: string;
  roleName: string;
  texts: OnboardingTexts;
  rolePolicy: string;
}

const ways = [
  { value: 'cloudformation', label: 'CloudFormation' },
  { value: 'terraform', label: 'Terraform' },
  { value: 'cli', label: 'AWS CLI' },
  { value: 'manual', label: 'By hand' },
] as const;
type Way = (typeof ways)[number]['value'];

/** Four ways to make the one role. */
export function RoleRecipes(props: RoleRecipesProps) {
  const [way, setWay] = useState<Way>('cloudformation');
  return (
    <>
      <SegmentedControl
        label="Way to create the role"
        options={[...ways]}
        value={way}
        onValueChange={setWay}
        className="mb-4 max-w-full overflow-x-auto"
      />
      {way === 'cloudformation' ? <CloudFormation {...props} /> : null}
      {way === 'terraform' ? (
        <Recipe code={props.texts.terraform} label="Terraform" copyLabel="Copy Terraform">
          <li>Add this to the configuration of the account and apply it.</li>
          <li>The output is the ARN of the role.</li>
        </Recipe>
      ) : null}
      {way === 'cli' ? (
        <Recipe code={props.texts.awsCli} label="AWS CLI" copyLabel="Copy commands">
          <li>Sign the shell in to the account {props.accountId} as someone who may create roles.</li>
          <li>Run these commands. The last one prints the ARN of the role.</li>
        </Recipe>
      ) : null}
      {way === 'manual' ? <ByHand {...props} /> : null}
    </>
  );
}

function CloudFormation({ accountId, texts }: RoleRecipesProps) {
  return (
    <Recipe
      code={texts.cloudFormation}
      label={`Template ${texts.templateVersion}, YAML`}
      copyLabel="Copy template"
    >
      <li>
        <a href={`/api/link-template?link=${accountId}`} download className="link">
          Download the template
        </a>
        . Its parameters are filled in: nothing needs typing.
      </li>
      <li>
        <a href={texts.consoleUrl} target="_blank" rel="noreferrer" className="link">
          Open CloudFormation
        </a>{' '}
        signed in to the account, choose “Upload a template file”, and confirm that IAM resources are made.
      </li>
      <li>
        A quick-create link opens the same page ready to submit, but the template must lie in S3 for it: put
        the file into a bucket of yours and add its address as <code>templateURL</code> to{' '}
        <code className="break-all">…#/stacks/quickcreate?stackName=rolecall&amp;templateURL=</code>.
      </li>
    </Recipe>
  );
}

function ByHand({ roleName, texts, rolePolicy }: RoleRecipesProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <Recipe code={texts.trustPolicy} language="json" label="Trust policy" copyLabel="Copy trust policy">
        <li>In IAM, create a role with a custom trust policy: this one.</li>
        <li>
          Name it <code>{roleName}</code>, with a session of one hour at most, and attach no managed policy.
        </li>
      </Recipe>
      <Recipe code={rolePolicy} language="json" label="Permissions" copyLabel="Copy permissions" start={3}>
        <li>Add this as an inline policy of the role.</li>
      </Recipe>
    </div>
  );
}

interface RecipeProps {
  code: string;
  label: string;
  copyLabel: string;
  language?: 'json' | 'text';
  start?: number;
  children: ReactNode;
}

function Recipe({ code, label, copyLabel, language = 'text', start = 1, children }: RecipeProps) {
  return (
    <div>
      <ol start={start} className="mb-3 list-decimal space-y-1 pl-5 text-small text-fg-2">
        {children}
      </ol>
      <CodeBlock
        code={code}
        label={label}
        language={language}
        copyLabel={copyLabel}
        className="[&_pre]:max-h-80 [&_pre]:overflow-y-auto"
      />
    </div>
  );
}
