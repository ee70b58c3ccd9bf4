/** The fields of an audit entry, old value → new value. */
export function AuditChange({ before, after }: { before: unknown; after: unknown }) {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  if (names.length === 0) return <span className="text-fg-3">no values</span>;
  return (
    <ul className="text-small">
      {names.map((name) => (
        <li key={name} className="break-words">
          <span className="text-fg-3">{name}: </span>
          {name in old ? (
            <>
              {inWords(old[name])} <span aria-hidden="true">→</span>
              <span className="sr-only">became</span>{' '}
            </>
          ) : null}
          <span className="font-medium">{name in fresh ? inWords(fresh[name]) : 'removed'}</span>
        </li>
      ))}
    </ul>
  );
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value) ? { ...value } : { value };
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
