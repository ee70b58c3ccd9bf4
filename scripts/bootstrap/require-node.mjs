/** Ends with one sentence under a Node that cannot install Rolecall's dependencies. */
export function requireNode() {
  const parts = process.versions.node.split('.').map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return;
  process.stderr.write(
    `Rolecall needs Node 20.19 or newer to set itself up, and this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}
