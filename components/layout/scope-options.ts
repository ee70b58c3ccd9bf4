export interface ScopeOptions {
  ous: { id: string; name: string; depth?: number }[];
  accounts: { id: string; name: string; ou?: string }[];
}
