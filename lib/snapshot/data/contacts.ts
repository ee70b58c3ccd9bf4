import type { Reading } from '../reading';

/** A contact without what names a person: hashes tell whether two are the same. */
export interface Contact {
  hasName: boolean;
  hasAddress: boolean;
  emailDomain: string | null;
  /** SHA-256 of account id and lower-case address; null when there is none. */
  emailHash: string | null;
  /** SHA-256 of account id and digits; null when there is none. */
  phoneHash: string | null;
}

/** The account's contacts. Null: AWS has none registered. */
export interface Contacts {
  primary: Reading<Contact | null>;
  security: Reading<Contact | null>;
  billing: Reading<Contact | null>;
  operations: Reading<Contact | null>;
}
