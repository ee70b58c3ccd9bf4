import type { DocumentHash } from './document-hash';
import { addPolicyDocuments, type EvidenceDocument, loadPolicyDocuments } from './documents';
import { decodeDocument, encodeDocument } from './encode-document';
import { hash } from './hash';
import type { OrganizationSnapshot } from './organization-snapshot';
import type { Instant } from './reading';
import { sortedBy } from './sort-data-set';

export interface OrganizationDocuments {
  documentHash: DocumentHash;
  documents: Map<DocumentHash, EvidenceDocument>;
}

const kind = 'organization';

interface Stored {
  organization: Omit<OrganizationSnapshot, 'takenAt' | 'policyDocuments'>;
  policyDocuments: DocumentHash[];
}

/** An organization's snapshot as one document and one per policy text; an unchanged organization keeps its hash. */
export function organizationToDocuments(snapshot: OrganizationSnapshot): OrganizationDocuments {
  const { takenAt: _takenAt, policyDocuments, ...organization } = snapshot;
  const stored: Stored = {
    organization: {
      ...organization,
      units: sortedBy(organization.units, (unit) => unit.id),
      accounts: sortedBy(organization.accounts, (account) => account.id).map((account) => ({
        ...account,
        tags: sortedBy(account.tags, (tag) => tag.key),
      })),
      guardrails:
        organization.guardrails.state === 'read'
          ? {
              ...organization.guardrails,
              value: sortedBy(organization.guardrails.value, (guardrail) => guardrail.id).map(
                (guardrail) => ({
                  ...guardrail,
                  targets: [...guardrail.targets].sort(),
                }),
              ),
            }
          : organization.guardrails,
    },
    policyDocuments: Object.keys(policyDocuments).sort(),
  };
  const bytes = encodeDocument(kind, stored);
  const documentHash = hash(bytes);
  const documents = new Map<DocumentHash, EvidenceDocument>([[documentHash, { kind, bytes }]]);
  addPolicyDocuments(policyDocuments, documents);
  return { documentHash, documents };
}

/** The addresses of the policy texts that an organization's document names. */
export function policyHashesOfOrganization(bytes: Uint8Array): DocumentHash[] {
  return (decodeDocument(bytes, kind, '') as Stored).policyDocuments;
}

/** The organization's snapshot of its document; its readings get `takenAt` as their time. */
export function organizationFromDocuments(
  stored: { documentHash: DocumentHash; takenAt: Instant },
  load: (address: DocumentHash) => Uint8Array,
): OrganizationSnapshot {
  const { organization, policyDocuments } = decodeDocument(
    load(stored.documentHash),
    kind,
    stored.takenAt,
  ) as Stored;
  return {
    ...organization,
    takenAt: stored.takenAt,
    policyDocuments: loadPolicyDocuments(policyDocuments, load),
  };
}
