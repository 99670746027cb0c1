import { z } from 'zod';
import { AppError } from '@/lib/shared/errors';
import { MAX_FORM_FIELDS } from '@/lib/platform/http/form-shape';
import { refuseUnstorableText } from '@/lib/shared/validation/unstorable-text';

/*
 * The one place that turns what a form sends (texts under names) into what a schema expects
 * (numbers, lists, nested objects), guided by the schema itself:
 *
 * - nested fields are named with dots: `client.name`, `expertise.H-1B`, `thresholds.0.minLevel`;
 * - an empty text is null where the schema allows null, else nothing at all;
 * - a tick box sends `on`; give the form a hidden `false` under the same name first, so that an
 *   unticked box says so: of several values under one name the last one counts;
 * - a list of plain values is several values under one name, or the names `list.0`, `list.1`, …;
 * - what the schema does not know is passed on, for a strict schema to refuse; names that begin
 *   with a dollar are React's and our own, and no input.
 */

type Schema = z.core.$ZodType;

interface Unwrapped {
  readonly schema: Schema;
  readonly nullable: boolean;
  readonly optional: boolean;
}

/**
 * What a form sent, in the shape that the schema expects.
 * @throws AppError `body-too-large` for more fields than any form of ours has, and
 * `validation-failed` for text that cannot be stored.
 */
export function readForm(schema: Schema, form: FormData): unknown {
  const sent = indexFields(form);
  refuseUnstorableText(Object.fromEntries(form));
  const known = readField(schema, '', sent);
  if (!isRecord(known)) return known;
  const unknown: Record<string, unknown> = {};
  const shape = shapeOf(unwrap(schema).schema);
  for (const [name, value] of form) {
    const first = name.split('.', 1)[0] ?? name;
    if (!name.startsWith('$') && !Object.hasOwn(shape, first)) unknown[name] = value;
  }
  return { ...unknown, ...known };
}

/** The fields of a form, looked up by name: each is touched once, however they are asked for. */
interface SentFields {
  /** Every value under a name, in the form's order. */
  readonly values: ReadonlyMap<string, readonly FormDataEntryValue[]>;
  /** The next parts of all names below a name, each once, in the form's order. */
  readonly keysUnder: ReadonlyMap<string, ReadonlySet<string>>;
}

/** No schema is nested deeper; what lies below belongs to no field. */
const MAX_NAME_PARTS = 8;

function indexFields(form: FormData): SentFields {
  const values = new Map<string, FormDataEntryValue[]>();
  const keysUnder = new Map<string, Set<string>>();
  let count = 0;
  for (const [name, value] of form) {
    count += 1;
    if (count > MAX_FORM_FIELDS) throw tooManyFields();
    const before = values.get(name);
    if (before) before.push(value);
    else values.set(name, [value]);
    const parts = name.split('.', MAX_NAME_PARTS);
    for (let depth = 1; depth < parts.length; depth += 1) {
      const parent = parts.slice(0, depth).join('.');
      const key = parts[depth];
      if (!key) continue;
      const keys = keysUnder.get(parent) ?? new Set();
      keysUnder.set(parent, keys.add(key));
    }
  }
  return { values, keysUnder };
}

function tooManyFields(): AppError {
  return new AppError(
    'body-too-large',
    `The form has more than ${MAX_FORM_FIELDS} fields; send it in parts.`,
  );
}

function readField(schema: Schema, name: string, form: SentFields): unknown {
  const inner = unwrap(schema);
  const { def } = inner.schema._zod;
  switch (def.type) {
    case 'object':
      return readObject(shapeOf(inner.schema), name, form, inner.optional);
    case 'record':
      return inner.schema instanceof z.core.$ZodRecord
        ? readRecord(inner.schema._zod.def.valueType, name, form, inner.optional)
        : undefined;
    case 'array':
      return inner.schema instanceof z.core.$ZodArray
        ? readArray(inner.schema._zod.def.element, name, form, inner.optional)
        : undefined;
    default:
      return readValue(inner, lastValue(form, name));
  }
}

function readObject(
  shape: Readonly<Record<string, Schema>>,
  name: string,
  form: SentFields,
  optional: boolean,
): unknown {
  if (optional && name !== '' && !hasFieldsUnder(form, name)) return undefined;
  const object: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(shape)) {
    const value = readField(child, name === '' ? key : `${name}.${key}`, form);
    if (value !== undefined) object[key] = value;
  }
  return object;
}

function readRecord(valueType: Schema, name: string, form: SentFields, optional: boolean): unknown {
  if (optional && !hasFieldsUnder(form, name)) return undefined;
  const record: Record<string, unknown> = {};
  for (const key of keysUnder(form, name)) {
    const value = readField(valueType, `${name}.${key}`, form);
    if (value !== undefined) record[key] = value;
  }
  return record;
}

function readArray(element: Schema, name: string, form: SentFields, optional: boolean): unknown {
  const indices = keysUnder(form, name).sort((a, b) => Number(a) - Number(b));
  if (indices.length > 0)
    return indices.map((index) => readField(element, `${name}.${index}`, form));
  const sent = form.values.get(name);
  if (optional && !sent) return undefined;
  const texts = (sent ?? []).filter((value) => value !== '');
  return texts.map((text) => readValue(unwrap(element), text));
}

function readValue(target: Unwrapped, sent: FormDataEntryValue | null): unknown {
  const type = target.schema._zod.def.type;
  if (type === 'boolean') return readBoolean(sent, target.optional);
  if (sent === null) return undefined;
  if (typeof sent !== 'string') return sent;
  if (sent.trim() === '') return target.nullable ? null : undefined;
  if (takesNumber(target.schema)) return readNumber(sent);
  return sent;
}

function readBoolean(sent: FormDataEntryValue | null, optional: boolean): unknown {
  if (sent === null) return optional ? undefined : false;
  if (sent === 'on' || sent === 'true') return true;
  return sent === 'false' || sent === '' ? false : sent;
}

/** The number that was typed, or the text itself, so that the schema's message can quote it. */
function readNumber(text: string): number | string {
  const value = Number(text.trim());
  return Number.isFinite(value) ? value : text;
}

function takesNumber(schema: Schema): boolean {
  if (schema instanceof z.core.$ZodLiteral) {
    return schema._zod.def.values.every((value) => typeof value === 'number');
  }
  if (schema instanceof z.core.$ZodUnion) {
    return schema._zod.def.options.every((option) => takesNumber(unwrap(option).schema));
  }
  return schema._zod.def.type === 'number';
}

/** Looks through optional, nullable, default, preprocess and the like to what is inside. */
function unwrap(schema: Schema): Unwrapped {
  let nullable = false;
  let optional = false;
  let current = schema;
  for (;;) {
    if (current instanceof z.core.$ZodOptional || current instanceof z.core.$ZodDefault) {
      optional = true;
      current = current._zod.def.innerType;
    } else if (current instanceof z.core.$ZodNullable) {
      nullable = true;
      current = current._zod.def.innerType;
    } else if (
      current instanceof z.core.$ZodPrefault ||
      current instanceof z.core.$ZodReadonly ||
      current instanceof z.core.$ZodNonOptional ||
      current instanceof z.core.$ZodCatch
    ) {
      current = current._zod.def.innerType;
    } else if (current instanceof z.core.$ZodPipe) {
      const { in: first, out } = current._zod.def;
      current = first._zod.def.type === 'transform' ? out : first;
    } else {
      return { schema: current, nullable, optional };
    }
  }
}

function shapeOf(schema: Schema): Readonly<Record<string, Schema>> {
  return schema instanceof z.core.$ZodObject ? schema._zod.def.shape : {};
}

function lastValue(form: SentFields, name: string): FormDataEntryValue | null {
  return form.values.get(name)?.at(-1) ?? null;
}

function hasFieldsUnder(form: SentFields, name: string): boolean {
  return form.keysUnder.has(name);
}

function keysUnder(form: SentFields, name: string): string[] {
  return [...(form.keysUnder.get(name) ?? [])];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
