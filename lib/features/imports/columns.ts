import { z } from 'zod';
import { createAttorneySchema } from '@/lib/contracts/attorney';
import { clientOfCaseSchema } from '@/lib/contracts/client';
import type { ImportKind } from './codes';
import { importAbsenceSchema, importCaseSchema } from './schema';

/** How a cell's text becomes the value that the request expects. */
export type CellType = 'text' | 'number' | 'flag' | 'expertise';

export interface Column {
  readonly name: string;
  /** Where the value goes in the body of the API call, with dots. */
  readonly path: string;
  readonly type: CellType;
  readonly required: boolean;
  /** The only values that there are, where that is so. */
  readonly values: readonly string[] | null;
}

/**
 * The columns of each kind are the fields of the API's requests, with the client's fields prefixed.
 * Order does not matter; optional columns may be left out. A file cannot link members: they are of
 * one firm.
 */
export const COLUMNS: Readonly<Record<ImportKind, readonly Column[]>> = {
  cases: columnsOf(importCaseSchema),
  attorneys: columnsOf(createAttorneySchema.omit({ memberId: true })),
  clients: columnsOf(clientOfCaseSchema),
  absences: columnsOf(importAbsenceSchema),
};

/** The name under which a field of the body appears in the file. */
export function columnOfPath(kind: ImportKind, path: string): string {
  const columns = COLUMNS[kind];
  const found = columns.find((one) => one.path === path || path.startsWith(`${one.path}.`));
  return found?.name ?? path;
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

function columnsOf(schema: z.ZodObject): Column[] {
  return columnsUnder(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), []);
}

function columnsUnder({ properties = {}, required = [] }: JsonSchema, above: string[]): Column[] {
  return Object.entries(properties).flatMap(([field, property]) => {
    const path = [...above, field];
    const schema = present(property);
    if (schema.properties) return columnsUnder(schema, path);
    const type = cellTypeOf(schema, path);
    const values = schema.enum?.filter((value) => typeof value === 'string') ?? null;
    const isRequired = required.includes(field);
    return [{ name: nameOf(path), path: path.join('.'), type, required: isRequired, values }];
  });
}

/** The schema of a value that is there: an empty cell is left out rather than null. */
function present(schema: JsonSchema | boolean): JsonSchema {
  if (typeof schema === 'boolean') return {};
  const kinds = schema.anyOf?.filter((one) => typeof one !== 'boolean' && one.type !== 'null');
  return kinds?.length === 1 ? present(kinds[0] ?? {}) : schema;
}

function cellTypeOf({ type }: JsonSchema, path: readonly string[]): CellType {
  const types = [type].flat().filter((one) => one !== 'null');
  switch (types.length === 1 ? types[0] : undefined) {
    case 'string':
      return 'text';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'flag';
    case 'object':
      return 'expertise';
    default:
      throw new Error(`No cell of a file holds ${path.join('.')}: ${JSON.stringify(type)}.`);
  }
}

/** `client.externalRef` → `clientExternalRef`. */
function nameOf([first = '', ...rest]: readonly string[]): string {
  return first + rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}
