import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readForm } from './read-form';

function form(...entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe('readForm', () => {
  it('turns typed numbers into numbers and leaves other text for the schema to quote', () => {
    const schema = z.strictObject({ capacity: z.int(), complexity: z.int() });
    expect(readForm(schema, form(['capacity', ' 20 '], ['complexity', 'high']))).toEqual({
      capacity: 20,
      complexity: 'high',
    });
  });

  it('keeps digits as text where the schema wants text', () => {
    expect(readForm(z.strictObject({ ref: z.string().trim() }), form(['ref', '007']))).toEqual({
      ref: '007',
    });
  });

  it('reads an emptied field as null where null is allowed and as absent elsewhere', () => {
    const schema = z.strictObject({ deadline: z.string().nullish(), name: z.string().optional() });
    expect(readForm(schema, form(['deadline', ''], ['name', '']))).toEqual({ deadline: null });
  });

  it('tells an unticked box from a box that is not in the form', () => {
    const schema = z.strictObject({ active: z.boolean().optional() });
    expect(readForm(schema, form())).toEqual({});
    expect(readForm(schema, form(['active', 'false']))).toEqual({ active: false });
    expect(readForm(schema, form(['active', 'false'], ['active', 'on']))).toEqual({ active: true });
  });

  it('reads a required box that was left empty as false', () => {
    expect(readForm(z.strictObject({ sure: z.boolean() }), form())).toEqual({ sure: false });
  });

  it('builds nested objects, records and lists from names with dots', () => {
    const schema = z.strictObject({
      client: z.strictObject({ name: z.string(), email: z.string().nullish() }),
      expertise: z.record(z.string(), z.literal([0, 1, 2, 3])).optional(),
      thresholds: z.array(z.strictObject({ fromComplexity: z.number(), minLevel: z.number() })),
      scopes: z.array(z.string()),
    });
    const sent = form(
      ['client.name', 'Ana'],
      ['expertise.H-1B', '3'],
      ['expertise.EB-2 NIW', '0'],
      ['thresholds.1.fromComplexity', '9'],
      ['thresholds.1.minLevel', '3'],
      ['thresholds.0.fromComplexity', '8'],
      ['thresholds.0.minLevel', '2'],
      ['scopes', 'read'],
      ['scopes', 'write'],
    );
    expect(readForm(schema, sent)).toEqual({
      client: { name: 'Ana' },
      expertise: { 'H-1B': 3, 'EB-2 NIW': 0 },
      thresholds: [
        { fromComplexity: 8, minLevel: 2 },
        { fromComplexity: 9, minLevel: 3 },
      ],
      scopes: ['read', 'write'],
    });
  });

  it('leaves out an optional part of which nothing was sent', () => {
    const schema = z.strictObject({ override: z.strictObject({ reason: z.string() }).optional() });
    expect(readForm(schema, form())).toEqual({});
  });

  it('passes unknown fields on for the schema to refuse, but not what the framework adds', () => {
    const schema = z.strictObject({ name: z.string() });
    const sent = form(['name', 'Ana'], ['role', 'admin'], ['$ACTION_KEY', 'k']);
    expect(readForm(schema, sent)).toEqual({ name: 'Ana', role: 'admin' });
    expect(schema.safeParse(readForm(schema, sent)).success).toBe(false);
  });

  it('sees through defaults, refinements and transforms to the type inside', () => {
    const schema = z.strictObject({
      complexity: z.number().refine(Number.isInteger).default(5),
      note: z
        .string()
        .transform((text) => text || null)
        .nullish(),
      email: z.preprocess((value) => value, z.number()).optional(),
    });
    expect(readForm(schema, form(['complexity', '7'], ['note', ''], ['email', '3']))).toEqual({
      complexity: 7,
      note: null,
      email: 3,
    });
  });

  it('refuses more fields than any form has, and is done at once with as many as that', () => {
    const schema = z.strictObject({ expertise: z.record(z.string(), z.number()) });
    const fields = (count: number) =>
      Array.from({ length: count }, (_, at): [string, string] => [`expertise.${at}`, '1']);
    expect(readForm(schema, form(...fields(2_000)))).toMatchObject({ expertise: { 1999: 1 } });
    expect(() => readForm(schema, form(...fields(2_001)))).toThrow('more than 2000 fields');
  });

  it('goes through the fields of a form three times, however many are asked for', () => {
    class CountedForm extends FormData {
      reads = 0;
      override *[Symbol.iterator]() {
        for (const entry of super[Symbol.iterator]()) {
          this.reads += 1;
          yield entry;
        }
        return undefined;
      }
      override getAll = () => expect.unreachable();
      override keys = () => expect.unreachable();
      override has = () => expect.unreachable();
    }
    const sent = new CountedForm();
    for (let at = 0; at < 1_000; at += 1) sent.append(`expertise.${at}`, '1');
    readForm(z.strictObject({ expertise: z.record(z.string(), z.number()) }), sent);
    expect(sent.reads).toBe(3_000);
  });

  it('names the field that holds text which cannot be stored', () => {
    const schema = z.strictObject({ name: z.string() });
    expect(() => readForm(schema, form(['name', 'a\0b']))).toThrow('cannot be stored');
  });

  it('does not take a name that every object has for a field of the schema', () => {
    const schema = z.strictObject({ name: z.string().optional() });
    const sent = readForm(schema, form(['constructor', 'x']));
    expect(schema.safeParse(sent).success).toBe(false);
  });
});
