import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import type { ServiceLevels } from '@/lib/iam/actions/access-levels';
import { formatCount, formatPlural } from '@/lib/format';

const mostRows = 12;
const levels = ['List', 'Read', 'Tagging', 'Write', 'Permissions management'] as const;

const total = ({ allowed }: ServiceLevels) => levels.reduce((sum, level) => sum + allowed[level], 0);

/** How much of each service a policy takes in, by access level; the largest first. */
export function AccessLevels({ services }: { services: readonly ServiceLevels[] }) {
  const rows = [...services].sort((a, b) => total(b) - total(a)).slice(0, mostRows);
  const actions = services.reduce((sum, service) => sum + total(service), 0);
  return (
    <Card>
      <CardHeader
        title="Access levels"
        subtitle={`${formatPlural(actions, 'documented action')} of ${formatPlural(services.length, 'service')} allowed on some resource; denies and conditions left aside.`}
      />
      <CardBody flush>
        <Table
          caption="Documented actions that it allows, by service and access level"
          size="dense"
          cards="three"
        >
          <thead>
            <tr>
              <Th>Service</Th>
              {levels.map((level) => (
                <Th key={level} num>
                  {level === 'Permissions management' ? 'Permissions' : level}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ service, allowed, documented }) => (
              <tr key={service}>
                <Td phone="full">
                  <code>{service}</code>
                </Td>
                {levels.map((level) => (
                  <Td
                    key={level}
                    num
                    label={level}
                    className={allowed[level] === 0 ? 'text-fg-3' : undefined}
                  >
                    {formatCount(allowed[level])}
                    <span className="text-fg-3"> of {formatCount(documented[level])}</span>
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
      {services.length > mostRows ? (
        <CardFooter className="text-fg-3">
          The {mostRows} with the most actions, of {formatCount(services.length)}.
        </CardFooter>
      ) : null}
    </Card>
  );
}
