/** Why somebody stands in the graph. */
export type NodeKind = 'user' | 'role' | 'hub';

/** One hop to whom a node can become; or, from a hub, whom those who came to it become. */
export interface AccountEdge {
  /** ARN, or key of a hub. */
  to: string;
  /** 0 for the way out of a hub. */
  cost: 0 | 1;
  /** A condition decides that the data does not settle. */
  conditional: boolean;
  /** Ids of the catalogue; none on the way out of a hub. */
  paths: readonly string[];
}

/** Roles of other accounts that an identity may ask to assume. */
export interface OutsideCall {
  /** Of role ARNs. */
  pattern: string;
  conditional: boolean;
  /** Patterns of those that are left out again. */
  except: readonly string[];
}

/** Whom from outside its account a role lets in. */
export interface Door {
  kind: 'account' | 'identity' | 'anyone' | 'oidc' | 'saml';
  /** As the trust policy names it. */
  principal: string;
  accountId: string | null;
  /** Organizations that the conditions hold it to. */
  organizations: readonly string[];
  /** Accounts that the conditions hold it to. */
  accounts: readonly string[];
  /** A further condition decides that the data does not settle. */
  conditional: boolean;
}

/** One node of an account's part of the graph, with its ways out. */
export interface AccountNode {
  /** ARN, or key of a hub. */
  source: string;
  kind: NodeKind;
  /** Everything of the account may be done: a sink. */
  administrator: boolean;
  edges: readonly AccountEdge[];
  calls: readonly OutsideCall[];
  doors: readonly Door[];
}

/** The node that stands for an administrator of an account, whoever that is. */
export function administratorOf(accountId: string): string {
  return `${accountId}#administrator`;
}

/** The account of an ARN or of a hub's key. */
export function accountOf(source: string): string {
  return source.startsWith('arn:') ? (source.split(':')[4] ?? '') : (source.split('#')[0] ?? '');
}

/** Whether a node is none of the account's identities. */
export function isHub(source: string): boolean {
  return !source.startsWith('arn:');
}
