/** Shortest password that a person may choose. Length counts, composition rules do not (NIST SP 800-63B). */
export const minPasswordLength = 12;
export const maxPasswordLength = 256;
