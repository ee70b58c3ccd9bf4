import { Verdict } from '@/components/shared/verdict';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { PlacedDecider, PrincipalAnswer } from '@/lib/iam/simulate/simulate-principal';
import { decisionWords, layerWords } from './simulation-words';

/** Address of a line of a policy; null where it has no page. */
export type LineHref = (policyIndex: number | null, line: number | null) => string | null;

interface SimulationAnswerProps {
  answer: PrincipalAnswer;
  /** "ci-deploy may do s3:GetObject on *?" */
  question: string;
  hrefOf: LineHref;
}

/** The answer, then the statements and layers that decide it. */
export function SimulationAnswer({ answer, question, hrefOf }: SimulationAnswerProps) {
  const { icon, color, title, why } = decisionWords(answer);
  return (
    <>
      <Verdict icon={icon} color={color} title={title}>
        <p className="break-words">{question}</p>
        <p>{why}</p>
        {answer.unknown.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Verdict>
      <Deciders title="What decides" deciders={answer.decidedBy} hrefOf={hrefOf} />
    </>
  );
}

interface DecidersProps {
  title: string;
  deciders: readonly PlacedDecider[];
  hrefOf: LineHref;
}

export function Deciders({ title, deciders, hrefOf }: DecidersProps) {
  const denies = deciders.filter(({ effect }) => effect === 'Deny');
  const others = deciders.filter(({ effect }) => effect !== 'Deny');
  return (
    <Card>
      <CardHeader title={title} subtitle="Denies first. Every layer has to allow." />
      <CardBody flush>
        <Table caption="Statements and layers that decide" size="compact">
          <thead>
            <tr>
              <Th>Layer</Th>
              <Th>Policy and line</Th>
              <Th>Statement</Th>
            </tr>
          </thead>
          <tbody>
            {[...denies, ...others].map((decider, index) => (
              <tr key={index}>
                <Td label="Layer" className="align-top whitespace-nowrap sm:py-2!">
                  {layerWords[decider.layer]}
                </Td>
                <Td label="Policy" className="align-top sm:py-2!">
                  <Place decider={decider} href={hrefOf(decider.policyIndex, decider.line)} />
                </Td>
                <Td phone="full" className="align-top sm:py-2!">
                  <span className="break-words">{decider.text}</span>{' '}
                  {decider.applies === 'maybe' ? <Tag>hangs on a condition</Tag> : null}
                  {decider.effect === null ? <Tag>missing</Tag> : null}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}

function Place({
  decider: { policy, statement, line },
  href,
}: {
  decider: PlacedDecider;
  href: string | null;
}) {
  if (policy === null) return <span className="text-fg-3">none</span>;
  return (
    <>
      {href ? (
        <Link href={href} className="link break-words">
          {policy}
        </Link>
      ) : (
        <span className="break-words">{policy}</span>
      )}
      <span className="block text-caption text-fg-3">
        {statement}
        {line ? `, line ${line}` : ''}
      </span>
    </>
  );
}
