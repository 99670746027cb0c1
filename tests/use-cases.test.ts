import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/*
 * A use case that no integration test calls is known to work by its types alone. What acts for someone
 * and is exported by a feature, or by the heart, is imported by one of them. Steps of other use cases,
 * which take a transaction, are called with those.
 */

const INDEXES = ['lib/assignment/index.ts', ...fs.globSync('lib/features/*/index.ts')];

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false);
}

/** The functions that an index exports and that act for someone: an actor, or a viewer. */
function useCasesOf(index: string): string[] {
  const folder = path.dirname(index);
  return parse(index).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) return [];
    const { exportClause: clause, moduleSpecifier: from } = statement;
    if (!clause || !ts.isNamedExports(clause) || !from || !ts.isStringLiteral(from)) return [];
    const source = parse(path.join(folder, `${from.text}.ts`));
    return clause.elements
      .filter(({ name, propertyName }) => actsForSomeone(source, (propertyName ?? name).text))
      .map(({ name }) => `${folder}: ${name.text}`);
  });
}

function actsForSomeone(source: ts.SourceFile, name: string): boolean {
  const found = source.statements
    .filter(ts.isFunctionDeclaration)
    .find((statement) => statement.name?.text === name);
  const type = found?.parameters[0]?.type?.getText(source) ?? '';
  return /\b(?:Actor|Viewer)\b/.test(type);
}

/** The names that a file imports, as they are called where they come from. */
function importedBy(file: string): string[] {
  return parse(file).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    const bindings = statement.importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings)
      ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
      : [];
  });
}

test('every use case that is exported is called by an integration test', () => {
  const tests = [
    ...fs.globSync('{app,lib,scripts,tests}/**/*.integration.test.ts'),
    ...fs.globSync('tests/integration/**/*.ts'),
  ];
  const called = new Set(tests.flatMap(importedBy));
  const useCases = INDEXES.flatMap(useCasesOf);
  expect(useCases.length).toBeGreaterThan(85);
  const untested = useCases.filter((one) => !called.has(one.replace(/^.*: /, '')));
  expect(untested).toEqual([]);
});
