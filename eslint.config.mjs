import path from 'node:path';
import js from '@eslint/js';
import next from '@next/eslint-plugin-next';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const typescript = ['**/*.ts', '**/*.tsx'];
const tests = ['**/*.test.ts', '**/*.test.tsx', 'e2e/**', 'tests/**'];

const kebabCase = {
  create: (context) => ({
    Program(node) {
      const base = path.basename(context.filename);
      if (/^[a-z0-9.\-[\]]+$/.test(base)) return;
      context.report({
        node,
        message: `Name this file in kebab-case: "${base}" is found by one spelling only.`,
      });
    },
  }),
};

const readsEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message:
    'Read the environment through lib/env.ts: it validates once, and says what is missing and why.',
};

const readsClock = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  "MemberExpression[object.name='Temporal'][property.name='Now']",
].map((selector) => ({
  selector,
  message: 'Take the time from lib/clock.ts: tests and replays need to set it.',
}));

const focusedTests = {
  selector:
    'CallExpression[callee.object.name=/^(it|test|describe|suite)$/][callee.property.name=/^(only|skip|todo)$/]',
  message: 'A test that is focused or skipped guards nothing: mend it or delete it.',
};

export default defineConfig(
  globalIgnores([
    '.next/',
    '.data/',
    'lib/db/generated/',
    'next-env.d.ts',
    'test-results/',
    'playwright-report/',
    'coverage/',
  ]),
  js.configs.recommended,
  {
    plugins: { evenhand: { rules: { 'kebab-case-files': kebabCase } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        WebAssembly: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
        module: 'writable',
      },
    },
    rules: {
      'evenhand/kebab-case-files': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'prefer-const': 'error',
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/require-await': 'off',
      // React awaits or reports what event handlers and actions return.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ['lib/**/*.ts', 'scripts/**/*.ts', 'scripts/**/*.mjs'],
    ignores: tests,
    rules: {
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The server starts from these as they are; Node removes types, but makes nothing out of them.
    files: ['lib/http/**/*.ts', 'scripts/serve.ts'],
    rules: { '@typescript-eslint/parameter-properties': 'error' },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    plugins: { '@next/next': next, 'react-hooks': reactHooks },
    rules: {
      ...next.configs.recommended.rules,
      ...next.configs['core-web-vitals'].rules,
      ...reactHooks.configs.recommended.rules,
    },
  },
  {
    files: ['lib/**/*.ts', 'app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'proxy.ts'],
    ignores: ['lib/env.ts', 'lib/clock.ts', ...tests],
    rules: { 'no-restricted-syntax': ['error', readsEnvironment, ...readsClock] },
  },
  { files: ['lib/clock.ts'], rules: { 'no-restricted-syntax': ['error', readsEnvironment] } },
  { files: ['lib/env.ts'], rules: { 'no-restricted-syntax': ['error', ...readsClock] } },
  {
    files: tests,
    rules: {
      'no-restricted-syntax': ['error', focusedTests],
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
    },
  },
);
