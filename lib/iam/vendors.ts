/**
 * Well-known vendors by the AWS account that their documentation asks customers to trust. An installation adds its own.
 * Sources, read through the public list https://github.com/fwdcloudsec/known_aws_accounts (accounts.yaml):
 * Datadog https://docs.datadoghq.com/integrations/guide/aws-manual-setup/
 * New Relic https://docs.newrelic.com/docs/integrations/amazon-integrations/get-started/connect-aws-services-infrastructure
 * CloudHealth https://github.com/mozilla/security/blob/master/operations/cloudformation-templates/cloudhealth_iam_role.json
 * Dynatrace https://help.dynatrace.com/monitor-cloud-virtualization-and-hosts/cloud/how-do-i-start-amazon-web-services-monitoring/
 * Sumo Logic https://help.sumologic.com/03Send-Data/Sources/02Sources-for-Hosted-Collectors/Amazon-Web-Services/Grant-Access-to-an-AWS-Product
 * Databricks https://docs.databricks.com/administration-guide/account-settings/aws-accounts.html
 * Prisma Cloud https://docs.paloaltonetworks.com/prisma/prisma-cloud/prisma-cloud-admin/connect-your-cloud-platform-to-prisma-cloud/onboard-aws/manually-set-up-prisma-cloud-role-for-aws
 * Lacework https://support.lacework.com/hc/en-us/articles/360017546933-Getting-Started
 * Fivetran https://fivetran.com/docs/logs/cloudwatch/setup-guide
 * Rapid7 https://insightvm.help.rapid7.com/docs/aws-connect-to-cloud-configuration-assessment
 * Tenable https://docs.tenable.com/tenableio/vulnerabilitymanagement/Content/Settings/Connectors_ConfigureAWS_KeylessAutoDiscovery.htm
 * Qualys https://qualysguard.qualys.com/qwebhelp/fo_portal/scans/ec2_connector.htm
 * Spot https://docs.spot.io/connect-your-cloud-provider/first-account/aws-manually
 * Segment https://segment.com/docs/destinations/amazon-s3/
 * Snyk https://support.snyk.io/hc/en-us/articles/360004002418-AWS-Lambda-integration
 */
export const knownVendors: ReadonlyMap<string, string> = new Map([
  ['464622532012', 'Datadog'],
  ['754728514883', 'New Relic'],
  ['454464851268', 'CloudHealth'],
  ['509560245411', 'Dynatrace'],
  ['926226587429', 'Sumo Logic'],
  ['414351767826', 'Databricks'],
  ['188619942792', 'Prisma Cloud'],
  ['434813966438', 'Lacework'],
  ['834469178297', 'Fivetran'],
  ['336818582268', 'Rapid7'],
  ['012615275169', 'Tenable'],
  ['205767712438', 'Qualys'],
  ['922761411349', 'Spot'],
  ['107630771604', 'Segment'],
  ['198361731867', 'Snyk'],
]);
