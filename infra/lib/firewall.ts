import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CfnIPSet,
  CfnLoggingConfiguration,
  CfnWebACL,
  CfnWebACLAssociation,
} from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

type Rule = CfnWebACL.RuleProperty;
type Statement = CfnWebACL.StatementProperty;

/** What the firewall guards, and who may open the portal. */
export type Guarding = { readonly guarded: string; readonly admitted: readonly string[] };

/**
 * Requests of one address in five minutes: an office that watches a sale behind one address stays far below. Listed ones
 * are not counted: all devices at the doors of an arena may share one, and the services bound them.
 */
const REQUESTS_PER_ADDRESS = 20_000;
/** Of them those about accounts; the services count the tries for each account themselves. */
const SIGN_INS_PER_ADDRESS = 1_500;

/**
 * Keeps the portal to listed addresses, slows down who asks too much, and refuses what is known to be an attack.
 * The portal is recognised after decoding, so that no spelling of its path passes.
 */
export function firewall(scope: Construct, settings: Settings, { guarded, admitted }: Guarding) {
  const addresses = new CfnIPSet(scope, 'PortalAddresses', {
    scope: 'REGIONAL',
    ipAddressVersion: 'IPV4',
    addresses: [...admitted],
  });
  const notListed = {
    notStatement: { statement: { ipSetReferenceStatement: { arn: addresses.attrArn } } },
  };
  const acl = new CfnWebACL(scope, 'Firewall', {
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: visibility('Firewall'),
    rules: [
      block('PortalForListed', 0, {
        andStatement: {
          statements: [
            {
              orStatement: {
                statements: [pathIs('EXACTLY', '/admin'), pathIs('STARTS_WITH', '/admin/')],
              },
            },
            notListed,
          ],
        },
      }),
      block('Rate', 1, rateOf(REQUESTS_PER_ADDRESS, notListed)),
      block('SignInRate', 2, rateOf(SIGN_INS_PER_ADDRESS, pathIs('CONTAINS', '/api/auth/'))),
      managed('AWSManagedRulesAmazonIpReputationList', 3),
      managed('AWSManagedRulesKnownBadInputsRuleSet', 4),
      // Seating plans and pictures are larger than it allows, and look like scripts to it.
      managed('AWSManagedRulesCommonRuleSet', 5, [
        'SizeRestrictions_BODY',
        'CrossSiteScripting_BODY',
      ]),
    ],
  });
  new CfnWebACLAssociation(scope, 'FirewallBeforeSite', {
    resourceArn: guarded,
    webAclArn: acl.attrArn,
  });
  logRefusals(scope, settings, acl);
}

function logRefusals(scope: Construct, { stage, logRetentionDays }: Settings, acl: CfnWebACL) {
  const log = new LogGroup(scope, 'FirewallLog', {
    logGroupName: `aws-waf-logs-foyer-${stage}`,
    retention: logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const name = log.logGroupName;
  new CfnLoggingConfiguration(scope, 'FirewallLogging', {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [
      Stack.of(scope).formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: name,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ],
    redactedFields: ['authorization', 'cookie'].map((header) => ({
      singleHeader: { Name: header },
    })),
    loggingFilter: {
      DefaultBehavior: 'DROP',
      Filters: [
        {
          Behavior: 'KEEP',
          Requirement: 'MEETS_ANY',
          Conditions: ['BLOCK', 'COUNT'].map((Action) => ({ ActionCondition: { Action } })),
        },
      ],
    },
  });
}

function block(name: string, priority: number, statement: Statement): Rule {
  return { name, priority, statement, action: { block: {} }, visibilityConfig: visibility(name) };
}

function managed(name: string, priority: number, counted: readonly string[] = []): Rule {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    visibilityConfig: visibility(name),
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
  };
}

function rateOf(limit: number, scopeDownStatement: Statement): Statement {
  return {
    rateBasedStatement: {
      limit,
      aggregateKeyType: 'IP',
      evaluationWindowSec: 300,
      scopeDownStatement,
    },
  };
}

function pathIs(positionalConstraint: string, searchString: string): Statement {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint,
      searchString,
      textTransformations: ['URL_DECODE', 'NORMALIZE_PATH', 'LOWERCASE'].map((type, priority) => ({
        type,
        priority,
      })),
    },
  };
}

function visibility(metricName: string) {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
