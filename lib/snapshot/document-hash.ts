/** SHA-256 of a document's uncompressed bytes, in hex. */
export type DocumentHash = string;
