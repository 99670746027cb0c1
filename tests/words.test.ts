import fs from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/*
 * What pages are made of: files that draw, and the modules that word. What a browser shows of them is
 * read once more in `e2e/fixtures/inspect.ts`, on every page and in every look.
 */

const SOURCES = fs
  .globSync(['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/wording/*.ts'])
  .filter((file) => !file.includes('.test.') && !file.startsWith('app/api/'));

/** Words of developers and statisticians, and phrases that people did not understand. */
const FORBIDDEN = [
  /exact binomial/i,
  /\bp below\b/,
  /\(a UUID\)/,
  /as this product gives them/,
  /\(clientId\)/,
  /away from the roster/,
  /As version \$\{/,
  /By itself, then/,
  /to the second\b/,
  /; got /,
  /lowest cost of/,
] as const;

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

test('no page is written in words that people did not understand', () => {
  expect(SOURCES.length).toBeGreaterThan(300);
  const found = SOURCES.flatMap((file) => {
    const text = withoutComments(fs.readFileSync(file, 'utf8'));
    return FORBIDDEN.filter((pattern) => pattern.test(text)).map(
      (pattern) => `${file}: ${pattern}`,
    );
  });
  // Addresses that someone typed by hand, which are quoted to them.
  const allowed = ['app/(firm)/cases/received-spans.ts: /; got /'];
  expect(found.filter((one) => !allowed.includes(one))).toEqual([]);
});

test('no refusal that a person may read writes a day or a time as machines do', () => {
  const services = fs
    .globSync('lib/{assignment,features/*}/*.ts')
    .filter((file) => !file.includes('.test.'));
  expect(services.length).toBeGreaterThan(100);
  const machineTime =
    /\$\{(?:dateColumnToText\(|[\w.]*\.toISOString\(|(?:days\.)?(?:starts|ends|expires)On\})/;
  const refusals = services.flatMap((file) => {
    const text = withoutComments(fs.readFileSync(file, 'utf8'));
    const thrown = text.matchAll(/(?:new AppError|invalidField)\([\s\S]*?\);/g);
    return [...thrown].filter(([refusal]) => machineTime.test(refusal)).map(() => file);
  });
  expect(refusals).toEqual([]);
});

test('the core says nothing in words: codes and figures leave it, sentences are made outside', () => {
  const core = fs
    .globSync('lib/assignment/core/**/*.ts')
    .filter((file) => !file.includes('.test.'));
  expect(core.length).toBeGreaterThan(25);
  expect(core.flatMap(sentencesOf)).toEqual([]);
});

/** Texts of two words and more, less what a programmer reads of an error. */
function sentencesOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) || node.kind === ts.SyntaxKind.ImportDeclaration) return;
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) return;
    const isText =
      ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isTemplateHead(node);
    if (isText && /[A-Za-z}] [A-Za-z$]/.test(node.getText()))
      found.push(`${file}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  // A visa type is a code that has a space.
  return found.filter((one) => !one.endsWith("'EB-2 NIW'"));
}

test('no name is rewritten where it is used: it has a form for within a sentence', () => {
  const rewritten =
    /(?:MESSAGES|NAMES|LABELS)\[[^\]]*\](?:\.label)?\.(?:toLowerCase|toUpperCase|replace|charAt|slice)\(|(?:label|sentence|message|detail|summary|Label\([^)]*\)|Word\([^)]*\))\.(?:toLowerCase|replace|replaceAll|charAt|slice)\(/i;
  const found = [...SOURCES, ...fs.globSync('lib/**/*.ts')]
    .filter((file) => !file.includes('.test.') && !file.startsWith('lib/platform/db/generated/'))
    .filter((file) => rewritten.test(withoutComments(fs.readFileSync(file, 'utf8'))));
  // Reads what someone sees of a field back to them.
  expect([...new Set(found)]).toEqual(['components/ui/form-rows.ts']);
});

test('the codes of the core, roles and where cases stand are named in lib/wording and nowhere else', () => {
  const kinds =
    'ExclusionCode|RankedCode|FactorCode|RankingCode|Strategy|Stage|Seniority|Level|VisaType|' +
    'CaseStatus|StatusFilter|Role';
  const dictionary = new RegExp(
    `const (\\w+)[^=;]*Record<(?:${kinds})(?: \\| \\w+)?, (?:string|Name)>`,
    'g',
  );
  const found = [...SOURCES, ...fs.globSync('lib/**/*.ts')]
    .filter((file) => !file.includes('.test.') && !file.startsWith('lib/platform/db/generated/'))
    .flatMap((file) =>
      [...fs.readFileSync(file, 'utf8').matchAll(dictionary)].map(
        ([, name = '']) => `${file}: ${name}`,
      ),
    );
  expect([...new Set(found)].sort()).toEqual([
    // What each is for and what it measures, in sentences of their own.
    'app/(firm)/cases/[caseId]/ranking/ranking-labels.ts: FACTOR_NOTES',
    'app/(firm)/members/roles.ts: DESCRIPTIONS',
    'app/(firm)/rules/form/labels.ts: FACTOR_DESCRIPTIONS',
    'components/shell/forbidden-notice.tsx: PLURALS',
    'lib/features/rules/describe-rules.ts: STRATEGY_SENTENCES',
    // Names, each once.
    'lib/wording/case-labels.ts: CASE_STATUS_NAMES',
    'lib/wording/labels.ts: EXCLUSION_LABELS',
    'lib/wording/labels.ts: FACTOR_NAMES',
    'lib/wording/labels.ts: LEVEL_NAMES',
    'lib/wording/labels.ts: SENIORITY_NAMES',
    'lib/wording/labels.ts: STAGE_NAMES',
    'lib/wording/labels.ts: STRATEGY_NAMES',
    'lib/wording/labels.ts: VISA_TYPE_NAMES',
    'lib/wording/labels.ts: words',
    'lib/wording/member-labels.ts: ROLE_NAMES',
  ]);
});
