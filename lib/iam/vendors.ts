/** A vendor by the AWS account that its documentation asks customers to trust. */
export interface KnownVendor {
  name: string;
  /** Where that is said. */
  source: string;
}

/**
 * Well-known vendors by account id. An installation adds its own.
 * The sources were read through the public list https://github.com/fwdcloudsec/known_aws_accounts (accounts.yaml).
 */
export const vendorCatalogue: ReadonlyMap<string, KnownVendor> = new Map([
  [
    '464622532012',
    {
      name: 'Datadog',
      source: 'https://docs.datadoghq.com/integrations/guide/aws-manual-setup/',
    },
  ],
  [
    '754728514883',
    {
      name: 'New Relic',
      source:
        'https://docs.newrelic.com/docs/integrations/amazon-integrations/get-started/connect-aws-services-infrastructure',
    },
  ],
  [
    '454464851268',
    {
      name: 'CloudHealth',
      source:
        'https://github.com/mozilla/security/blob/master/operations/cloudformation-templates/cloudhealth_iam_role.json',
    },
  ],
  [
    '509560245411',
    {
      name: 'Dynatrace',
      source:
        'https://help.dynatrace.com/monitor-cloud-virtualization-and-hosts/cloud/how-do-i-start-amazon-web-services-monitoring/',
    },
  ],
  [
    '926226587429',
    {
      name: 'Sumo Logic',
      source:
        'https://help.sumologic.com/03Send-Data/Sources/02Sources-for-Hosted-Collectors/Amazon-Web-Services/Grant-Access-to-an-AWS-Product',
    },
  ],
  [
    '414351767826',
    {
      name: 'Databricks',
      source: 'https://docs.databricks.com/administration-guide/account-settings/aws-accounts.html',
    },
  ],
  [
    '188619942792',
    {
      name: 'Prisma Cloud',
      source:
        'https://docs.paloaltonetworks.com/prisma/prisma-cloud/prisma-cloud-admin/connect-your-cloud-platform-to-prisma-cloud/onboard-aws/manually-set-up-prisma-cloud-role-for-aws',
    },
  ],
  [
    '434813966438',
    {
      name: 'Lacework',
      source: 'https://support.lacework.com/hc/en-us/articles/360017546933-Getting-Started',
    },
  ],
  [
    '834469178297',
    {
      name: 'Fivetran',
      source: 'https://fivetran.com/docs/logs/cloudwatch/setup-guide',
    },
  ],
  [
    '336818582268',
    {
      name: 'Rapid7',
      source: 'https://insightvm.help.rapid7.com/docs/aws-connect-to-cloud-configuration-assessment',
    },
  ],
  [
    '012615275169',
    {
      name: 'Tenable',
      source:
        'https://docs.tenable.com/tenableio/vulnerabilitymanagement/Content/Settings/Connectors_ConfigureAWS_KeylessAutoDiscovery.htm',
    },
  ],
  [
    '205767712438',
    {
      name: 'Qualys',
      source: 'https://qualysguard.qualys.com/qwebhelp/fo_portal/scans/ec2_connector.htm',
    },
  ],
  [
    '922761411349',
    {
      name: 'Spot',
      source: 'https://docs.spot.io/connect-your-cloud-provider/first-account/aws-manually',
    },
  ],
  [
    '107630771604',
    {
      name: 'Segment',
      source: 'https://segment.com/docs/destinations/amazon-s3/',
    },
  ],
  [
    '198361731867',
    {
      name: 'Snyk',
      source: 'https://support.snyk.io/hc/en-us/articles/360004002418-AWS-Lambda-integration',
    },
  ],
]);

/** Their names alone. */
export const knownVendors: ReadonlyMap<string, string> = new Map(
  [...vendorCatalogue].map(([accountId, { name }]) => [accountId, name]),
);
