import { administratorEdge } from './find-edges';
import type { AccountNode } from './account-edges';
import type { AccountMap } from './map-account';
import { listDoors, listOutsideCalls } from './outside';

/** An account's part of the estate's graph, as it is stored: whom each node becomes, asks for and lets in. */
export function toAccountNodes(map: AccountMap): AccountNode[] {
  const doorsOf = (arn: string) => {
    const role = map.targets.roles.get(arn);
    return role ? listDoors(role) : [];
  };
  const administrators = [...map.administrators].map((source): AccountNode => ({
    source,
    kind: kindOf(source),
    administrator: true,
    edges: [],
    calls: [],
    doors: doorsOf(source),
  }));
  const seekers = map.seekers.map(({ seeker, edges, selfStep, strengthening }): AccountNode => {
    const { arn, accountId } = seeker.subject;
    const own = [...(selfStep ? [selfStep] : []), ...strengthening];
    return {
      source: arn,
      kind: kindOf(arn),
      administrator: false,
      edges: [...administratorEdge(accountId, own), ...edges],
      calls: listOutsideCalls(seeker.subject),
      doors: doorsOf(arn),
    };
  });
  const hubs = map.hubs.map(({ key, targets }): AccountNode => ({
    source: key,
    kind: 'hub',
    administrator: false,
    edges: targets.map(({ arn, conditional }) => ({ to: arn, cost: 0, conditional, paths: [] })),
    calls: [],
    doors: [],
  }));
  return [...administrators, ...seekers, ...hubs];
}

function kindOf(arn: string): AccountNode['kind'] {
  return arn.includes(':role/') ? 'role' : 'user';
}
