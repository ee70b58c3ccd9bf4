import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { kebabCaseFiles } from './scripts/eslint/kebab-case-files.mjs';
import { guardedCommands } from './scripts/eslint/guarded-commands.mjs';

const nextFiles = [
  'app/**/{page,layout,loading,error,not-found,template,default,global-error,route,icon,apple-icon,manifest}.{ts,tsx}',
  'proxy.ts',
];
const toolConfigs = ['*.config.{ts,js,mjs}', '.dependency-cruiser.cjs', 'e2e/setup/start-product.ts'];
const house = { rules: { 'kebab-case-files': kebabCaseFiles, 'guarded-commands': guardedCommands } };

const noProcessEnv = {
  // NODE_ENV is no setting: builds put its value in its place.
  selector:
    "MemberExpression[object.name='process'][property.name='env']:not(MemberExpression[property.name='NODE_ENV'] > MemberExpression)",
  message: 'Read the environment through lib/env.ts.',
};
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: "Export by name: only Next's own files have a default export.",
};
const pureOnly = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Pure code gets the time as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Pure code gets the time as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Pure code draws no random numbers.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.next*/',
      '.cache/',
      '.rolecall/',
      'lib/db/generated/',
      'next-env.d.ts',
      'coverage/',
      'playwright-report/',
      'test-results/',
    ],
  },
  ...tseslint.configs.recommended,
  {
    plugins: { house, 'react-hooks': reactHooks },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'house/kebab-case-files': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', noProcessEnv, noDefaultExport],
      'no-console': 'error',
      eqeqeq: ['error', 'smart'],
      complexity: ['error', 12],
      'max-depth': ['error', 3],
      'max-params': ['error', 3],
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'jsx-a11y': jsxA11y },
    // Each `condition ? <Part/> : null` of a page's states counts as a branch, which is not what the limit is about.
    rules: { ...jsxA11y.flatConfigs.recommended.rules, complexity: ['error', 18] },
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  {
    files: ['lib/{snapshot,iam,posture,access}/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', noProcessEnv, noDefaultExport, ...pureOnly] },
  },
  {
    files: ['lib/db/commands/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'house/guarded-commands': 'error' },
  },
  { files: [...nextFiles, ...toolConfigs], rules: { 'no-restricted-syntax': ['error', noProcessEnv] } },
  { files: ['.dependency-cruiser.cjs'], rules: { 'max-params': 'off' } },
  {
    files: [
      'lib/env.ts',
      'scripts/**',
      'e2e/**',
      'bench/**',
      '**/*.test.{ts,tsx}',
      'lib/**/testing/**',
      '*.config.{ts,js,mjs}',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['lib/errors.ts'], rules: { 'max-params': ['error', 4] } },
  { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.test.{ts,tsx}', 'e2e/**'],
    rules: { 'max-lines-per-function': 'off', 'max-params': 'off' },
  },
  { files: ['components/ui/**'], rules: { 'max-lines-per-function': 'off', complexity: 'off' } },
  {
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);
