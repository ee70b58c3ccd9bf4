import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';

interface SearchParametersProps {
  q: string;
  /** Scope and time of the address, which a search keeps. */
  kept: Readonly<Record<string, string>>;
}

/** Finds parameters by their name or by a check that uses them. */
export function SearchParameters({ q, kept }: SearchParametersProps) {
  return (
    <form action="/settings/checks" role="search" className="flex gap-2">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Input
        name="q"
        type="search"
        defaultValue={q}
        aria-label="Search parameters"
        placeholder="Search parameters"
        className="w-64"
      />
      <Button type="submit">Search</Button>
    </form>
  );
}
