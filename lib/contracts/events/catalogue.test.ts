import fs from 'node:fs';
import ts from 'typescript';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { checkedPayload, EVENT_KINDS, type EventDetails } from './index';
import type { Kind } from './kind';

const KINDS = Object.entries<Kind>(EVENT_KINDS);
const ID = '0190e7a0-0000-7000-8000-000000000001';

/** Every place in a JSON schema that takes any text. */
function freeTexts(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((each, n) => freeTexts(each, `${path}.${n}`));
  const own = schema as Record<string, unknown>;
  const isFree = own.type === 'string' && !('enum' in own || 'const' in own || 'pattern' in own);
  const within = Object.entries(own)
    // Keys are checked like values only where the schema says which there are.
    .filter(([key]) => key !== 'propertyNames')
    .flatMap(([key, inner]) => freeTexts(inner, `${path}.${key}`));
  return isFree ? [path, ...within] : within;
}

/** The kind of event, where a node is a call that records one. */
function kindGivenTo(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression))
    return undefined;
  return node.expression.name.text === 'record' ? node.arguments[0] : undefined;
}

/** The kinds that a file records: texts, and what a constant stands for that is given by its name. */
function kindsRecordedIn(file: string): string[] {
  const text = fs.readFileSync(file, 'utf8');
  if (!text.includes('.record(')) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const given: string[] = [];
  const constants = new Map<string, string>();
  const textsIn = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isIdentifier(node)) given.push(node.text);
    ts.forEachChild(node, textsIn);
  };
  const visit = (node: ts.Node): void => {
    const kind = kindGivenTo(node);
    if (kind) textsIn(kind);
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer)
    ) {
      constants.set(node.name.getText(), node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return given.map((one) => constants.get(one) ?? one);
}

describe('the catalogue of events', () => {
  it.each(KINDS)('lets no words into the facts of %s', (_kind, { facts }) => {
    expect(freeTexts(z.toJSONSchema(facts))).toEqual([]);
  });

  it.each(KINDS)('gives no name twice in %s', (_kind, { facts, text }) => {
    const names = [...Object.keys(facts.shape), ...Object.keys(text.shape)];
    expect(names).toHaveLength(new Set(names).size);
  });

  it('has no kind that nothing writes', () => {
    const sources = fs
      .globSync('lib/{assignment,features,platform,rule-sets,tools,worker}/**/*.ts')
      .filter((file) => !file.includes('.test.') && !file.includes('/db/generated/'));
    const written = new Set(sources.flatMap(kindsRecordedIn));
    // What a colleague answers is put together from the answer: `handoff-${STATUS_AFTER[answer]}`.
    const answers = ['handoff-accepted', 'handoff-declined'];
    const unwritten = Object.keys(EVENT_KINDS).filter((kind) => !written.has(kind));
    expect(unwritten).toEqual(answers);
  });

  it('refuses, for the compiler, a field that is missing, wrong or in the wrong part', () => {
    type Waits = EventDetails<'case-waits'>;
    expectTypeOf<{ caseId: string; facts: { decisionId: string } }>().toExtend<Waits>();
    expectTypeOf<{ facts: { decisionId: string } }>().not.toExtend<Waits>();
    expectTypeOf<{ caseId: string; facts: object }>().not.toExtend<Waits>();
    expectTypeOf<{ caseId: string; facts: { decisionId: number } }>().not.toExtend<Waits>();
    expectTypeOf<{
      caseId: string;
      attorneyId: string;
      facts: { decisionId: string };
    }>().not.toExtend<Waits>();
    type Declined = EventDetails<'handoff-declined'>;
    expectTypeOf<{
      caseId: string;
      facts: { handoffId: string; note: string };
    }>().not.toExtend<Declined>();
    expectTypeOf<{
      caseId: string;
      facts: { handoffId: string };
      text: { note: null };
    }>().toExtend<Declined>();
    expect(checkedPayload('demo-completed', {})).toEqual({ facts: {}, text: {} });
  });

  it('refuses, at run time, what a cast let through', () => {
    const facts = { handoffId: ID };
    expect(checkedPayload('handoff-declined', { facts, text: { note: 'No time.' } })).toEqual({
      facts,
      text: { note: 'No time.' },
    });
    expect(() => checkedPayload('handoff-declined', { facts: { ...facts, note: 'x' } })).toThrow();
    expect(() => checkedPayload('handoff-declined', { facts, text: {} })).toThrow('note');
    expect(() => checkedPayload('case-waits', { facts: { decisionId: 'Robin Vale' } })).toThrow();
  });
});
