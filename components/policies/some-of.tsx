import { formatCount } from '@/lib/format';

const shown = 8;

/** The first of many names, and the others when they are asked for. */
export function SomeOf({ values, none }: { values: readonly string[]; none: string }) {
  if (values.length === 0) return <span className="text-fg-3">{none}</span>;
  const rest = values.slice(shown);
  return (
    <>
      <Names values={values.slice(0, shown)} />
      {rest.length > 0 ? (
        <details className="mt-1 text-small">
          <summary className="cursor-pointer text-fg-2">and {formatCount(rest.length)} more</summary>
          <Names values={rest} />
        </details>
      ) : null}
    </>
  );
}

function Names({ values }: { values: readonly string[] }) {
  return (
    <span className="break-words">
      {values.map((value, index) => (
        <span key={value}>
          {index > 0 ? ', ' : ''}
          <code className="break-all">{value}</code>
        </span>
      ))}
    </span>
  );
}
