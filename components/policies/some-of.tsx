import { formatCount } from '@/lib/format';

const shown = 8;

interface SomeOfProps {
  values: readonly string[];
  /** In place of nothing. */
  none: string;
  /** Names for people, not of code. */
  plain?: boolean;
}

/** The first of many names, and the others when they are asked for. */
export function SomeOf({ values, none, plain = false }: SomeOfProps) {
  if (values.length === 0) return <span className="text-fg-3">{none}</span>;
  const rest = values.slice(shown);
  return (
    <>
      <Names values={values.slice(0, shown)} plain={plain} />
      {rest.length > 0 ? (
        <details className="mt-1 text-small">
          <summary className="cursor-pointer text-fg-2">and {formatCount(rest.length)} more</summary>
          <Names values={rest} plain={plain} />
        </details>
      ) : null}
    </>
  );
}

function Names({ values, plain }: { values: readonly string[]; plain: boolean }) {
  return (
    <span className="break-words">
      {values.map((value, index) => (
        <span key={value}>
          {index > 0 ? ', ' : ''}
          {plain ? value : <code className="wrap-anywhere">{value}</code>}
        </span>
      ))}
    </span>
  );
}
