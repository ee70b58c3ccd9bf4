/** One box of the drawing. */
export interface DrawnNode {
  key: string;
  label: string;
  /** The account; empty for the administrator at the end. */
  under: string;
  identityId: string | null;
  /** From the left. */
  column: number;
  /** From the top of its column. */
  row: number;
}

/** One line of the drawing, from left to right. */
export interface DrawnLink {
  from: string;
  to: string;
  conditional: boolean;
  /** Catalogue ids. */
  by: string;
}

export interface RoutesDrawn {
  nodes: DrawnNode[];
  links: DrawnLink[];
  columns: number;
  rows: number;
}

/** Where every route ends. */
export const administratorKey = 'administrator';
