/** One item that a framework asks for, and the checks that speak to it. None: only a person can answer it. */
export interface Requirement {
  id: string;
  title: string;
  section: string;
  checks: readonly string[];
  /** Whether the id was seen in a published tool mapping or taken from the standard's own numbering. */
  idSource: 'standard' | 'tool-mapping' | 'custom';
}

/** A published standard, or one made here. */
export interface Framework {
  id: string;
  name: string;
  version: string;
  publisher: string;
  url: string;
  note?: string;
  requirements: readonly Requirement[];
}
