/**
 * The import table of docs/architecture.md. A layer may import what `LAYERS` lists for it and
 * nothing else; tests may also import test parts of any layer.
 */
const TESTS =
  '\\.((container-)?test|spec)\\.ts$|^(shared|customer-service|employee-service)/src/testing/';
const NODE =
  '^(node:)?(assert|buffer|child_process|crypto|events|fs|http|https|module|net|os|path|perf_hooks|process|stream|string_decoder|timers|tls|url|util|worker_threads|zlib)(/|$)';
const npm = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;

const DOMAIN = '^shared/src/domain/';
const CONTRACT = '^shared/src/contract/';
const TELEMETRY = '^shared/src/telemetry/';
const PORTS = '^shared/src/use-cases/ports(\\.ts$|/)';

/** For each layer of shared, what it may import beside itself. */
const LAYERS = {
  domain: [],
  contract: [DOMAIN, npm('zod')],
  'use-cases': [DOMAIN],
  telemetry: [DOMAIN, PORTS, NODE, npm('@opentelemetry/[^/]+', 'zod')],
  storage: [
    DOMAIN,
    PORTS,
    TELEMETRY,
    NODE,
    npm('@opentelemetry/api', 'dynamoose', '@aws-sdk/[^/]+', '@smithy/[^/]+', 'undici', 'ulid'),
  ],
  gateways: [
    DOMAIN,
    PORTS,
    NODE,
    npm(
      'bcryptjs',
      'bidi-js',
      '@aws-sdk/[^/]+',
      '@expo-google-fonts/[^/]+',
      'fontkit',
      'jsonwebtoken',
      'minisearch',
      'nodemailer',
      'pdfkit',
      'qrcode',
      'sharp',
      'stripe',
      'ulid',
      'undici',
    ),
  ],
  http: [
    DOMAIN,
    CONTRACT,
    TELEMETRY,
    NODE,
    npm(
      '@opentelemetry/api',
      'express',
      'express-serve-static-core',
      'express-rate-limit',
      'cookie',
      'helmet',
      'pino',
    ),
    npm('multer', 'swagger-ui-dist', 'zod'),
  ],
};

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  name: `layer-${layer}`,
  comment: `shared/${layer} imports only what the table of docs/architecture.md allows it.`,
  severity: 'error',
  from: { path: `^shared/src/${layer}/`, pathNot: TESTS },
  to: { pathNot: [`^shared/src/${layer}/`, ...allowed] },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'no-cycles',
      comment: 'A cycle has no first file to read.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import must lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'A package must stand in the package.json of its workspace.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'production-needs-production',
      comment: 'What runs in production may not need a devDependency.',
      severity: 'error',
      from: { path: '^(shared|customer-service|employee-service)/src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'shared-by-its-doors',
      comment: 'Other workspaces enter @foyer/shared by its exports.',
      severity: 'error',
      from: { pathNot: '^shared/' },
      to: {
        path: '^shared/',
        pathNot: '^shared/src/([^/]+/index|contract/outline|storage/table-shape)\\.ts$',
      },
    },
    {
      name: 'shared-knows-nobody',
      comment: 'The library never imports those who use it.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(customer-service|employee-service|frontend|infra|local|e2e|bench|scripts)/' },
    },
    {
      name: 'services-apart',
      comment: 'A service imports shared and its own files, never another workspace.',
      severity: 'error',
      from: { path: '^(customer-service|employee-service)/' },
      to: {
        path: '^(customer-service|employee-service|frontend|infra|local|e2e|bench|scripts)/',
        pathNot: '^$1/',
      },
    },
    {
      name: 'testing-stays-in-tests',
      comment: 'Builders and the embedded database never reach production.',
      severity: 'error',
      from: { path: '^(shared|customer-service|employee-service)/src/', pathNot: TESTS },
      to: { path: '^shared/src/testing/' },
    },
    {
      name: 'tests-are-leaves',
      comment: 'Nobody imports a test.',
      severity: 'error',
      from: {},
      to: { path: '\\.((container-)?test|spec)\\.ts$' },
    },
    {
      name: 'frontend-by-contract',
      comment: 'The frontend imports the contract and the pure domain.',
      severity: 'error',
      from: { path: '^frontend/' },
      to: {
        path: '^(shared|customer-service|employee-service|infra|local|e2e|bench|scripts)/',
        pathNot: [CONTRACT, DOMAIN],
      },
    },
    {
      name: 'frontend-apps-apart',
      comment: 'The two applications share only ui.',
      severity: 'error',
      from: { path: '^frontend/projects/([^/]+)/' },
      to: { path: '^frontend/projects/(customer|employee)/', pathNot: '^frontend/projects/$1/' },
    },
    {
      name: 'infra-reads-table-shape',
      comment: 'The infrastructure knows the tables and nothing else.',
      severity: 'error',
      from: { path: '^infra/' },
      to: {
        path: '^(shared|customer-service|employee-service|frontend|local|e2e|bench|scripts)/',
        pathNot: '^shared/src/storage/table-shape\\.ts$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|\\.angular|\\.foyer)/' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    combinedDependencies: true,
    tsConfig: { fileName: 'frontend/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
