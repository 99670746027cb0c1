import fs from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/*
 * That each kind is worded and belongs to a group of mails, the compiler says. That something writes
 * it, no type can say: a kind that nothing writes would be a promise to members that is never kept.
 */

const KINDS_FILE = 'lib/platform/notifications/dto.ts';

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

function nodesIn(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}

/** The kinds, as the interface of their facts lists them. */
function listKinds(): string[] {
  const facts = nodesIn(parse(KINDS_FILE))
    .filter(ts.isInterfaceDeclaration)
    .find(({ name }) => name.text === 'NotificationFacts');
  return (facts?.members ?? []).flatMap(({ name }) =>
    name && ts.isStringLiteral(name) ? [name.text] : [],
  );
}

/** The texts of a file that makes notifications; none of a file that does not. */
function textsOfWriter(file: string): string[] {
  const nodes = nodesIn(parse(file));
  const writes = nodes
    .filter(ts.isCallExpression)
    .some(({ expression }) => /(^|\.)(notificationFor|notifyManagers)$/.test(expression.getText()));
  return writes ? nodes.filter(ts.isStringLiteral).map(({ text }) => text) : [];
}

test('every kind of notification is written by something', () => {
  const kinds = listKinds();
  expect(kinds.length).toBeGreaterThan(10);
  const written = new Set(
    fs
      .globSync('lib/{assignment,features,rule-sets,worker}/**/*.ts')
      .filter((file) => !file.includes('.test.'))
      .flatMap(textsOfWriter),
  );
  expect(kinds.filter((kind) => !written.has(kind))).toEqual([]);
});
