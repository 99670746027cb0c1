import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .filter((file) => !file.startsWith(join('db', 'generated')) && !file.startsWith('contracts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
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
    const written = sourcesUnder('lib').join('\n');
    const isWritten = (kind: string) =>
      written.includes(`'${kind}'`) || kind.startsWith('handoff-');
    expect(Object.keys(EVENT_KINDS).filter((kind) => !isWritten(kind))).toEqual([]);
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
