import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import type { Remedy } from '@/lib/posture/types';
import { FixTabs } from '@/components/shared/fix-tabs';

/** The remedy with the real names filled in. Rolecall shows it and runs nothing. */
export function HowToFix({ remedy, fixed }: { remedy: Remedy; fixed: boolean }) {
  const { console, cli, terraform } = remedy;
  return (
    <Card>
      <CardHeader
        title={fixed ? 'How it could be fixed' : 'How to fix'}
        subtitle="Rolecall reads only: run this yourself, then scan again"
      />
      <CardBody>
        <FixTabs
          tabs={[
            { value: 'console', label: 'Console', content: <ConsoleSteps text={console} /> },
            {
              value: 'cli',
              label: 'AWS CLI',
              content: <CodeBlock code={cli} label="AWS CLI" copyLabel="Copy commands" />,
            },
            ...(terraform === null
              ? []
              : [
                  {
                    value: 'terraform',
                    label: 'Terraform',
                    content: <CodeBlock code={terraform} label="Terraform" copyLabel="Copy Terraform" />,
                  },
                ]),
          ]}
        />
        {terraform === null ? <p className="mt-3 text-small text-fg-3">Terraform cannot do this.</p> : null}
      </CardBody>
    </Card>
  );
}

/** "IAM, Users, alice, Security credentials: do this.": the way through the console, then what to do there. */
function ConsoleSteps({ text }: { text: string }) {
  return <p className="max-w-[72ch] break-words">{text}</p>;
}
