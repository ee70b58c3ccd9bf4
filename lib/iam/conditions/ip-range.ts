interface Address {
  bits: 32 | 128;
  value: bigint;
}

function parseVersion4(text: string): Address | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return { bits: 32, value: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n) };
}

function parseVersion6(text: string): Address | null {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return { bits: 128, value: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n) };
}

function parseAddress(text: string): Address | null {
  return parseVersion4(text) ?? parseVersion6(text);
}

/** Whether an IPv4 or IPv6 address lies in a CIDR range (or equals a single address). False for malformed text. */
export function isInIpRange(range: string, address: string): boolean {
  const [base = '', length] = range.split('/');
  const network = parseAddress(base);
  const host = parseAddress(address);
  if (!network || !host || network.bits !== host.bits) return false;
  const prefix = length === undefined ? network.bits : Number(length);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > network.bits) return false;
  const shift = BigInt(network.bits - prefix);
  return network.value >> shift === host.value >> shift;
}
