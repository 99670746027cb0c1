import { z } from 'zod';

type Schema = Record<string, unknown>;

interface DocumentedOperation {
  operationId: string;
  parameters?: { name: string; in: string }[];
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: Schema }> }>;
}

/** As much of an OpenAPI 3.1 document as the contract looks at. */
export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, Schema> };
}

const parsers = new Map<string, z.ZodType>();

/**
 * The documented answer of a call, as something to parse with; null for an undocumented path or
 * an answer without a body. Fields that the document does not name are refused: an answer may
 * grow only together with its document.
 */
export function responseSchemaOf(
  document: OpenApiDocument,
  method: string,
  path: string,
  status: number,
): z.ZodType | null {
  const schema = status >= 400 ? problem() : successSchema(document, method, path, status);
  if (schema === null) return null;
  const cacheKey = JSON.stringify(schema);
  const known = parsers.get(cacheKey);
  if (known) return known;
  const whole = { ...schema, $defs: mapValues(document.components.schemas, strictly) };
  const parser = z.fromJSONSchema(relinked(whole) as Parameters<typeof z.fromJSONSchema>[0]);
  parsers.set(cacheKey, parser);
  return parser;
}

/** The documented operation at an address, or null. */
export function findOperation(
  document: OpenApiDocument,
  method: string,
  path: string,
): DocumentedOperation | null {
  const [pathname = ''] = path.split('?');
  const full = pathname.startsWith('/api') ? pathname : `/api/v1${pathname}`;
  const exact = Object.keys(document.paths).find((template) => template === full);
  const template = exact ?? Object.keys(document.paths).find((candidate) => fits(candidate, full));
  return (template && document.paths[template]?.[method.toLowerCase()]) || null;
}

function successSchema(
  document: OpenApiDocument,
  method: string,
  path: string,
  status: number,
): Schema | null {
  const operation = findOperation(document, method, path);
  const response = operation?.responses[String(status)];
  if (operation && !response) throw new Error(`${operation.operationId}: no answer ${status}.`);
  return response?.content?.['application/json']?.schema ?? null;
}

function problem(): Schema {
  return { $ref: '#/components/schemas/Problem' };
}

function fits(template: string, path: string): boolean {
  const expected = template.split('/');
  const actual = path.split('/');
  return (
    expected.length === actual.length &&
    expected.every((part, index) => part.startsWith('{') || part === actual[index])
  );
}

function strictly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictly);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = mapValues(schema as Schema, strictly);
  const isPlainObject = 'properties' in inner && !('additionalProperties' in inner);
  return isPlainObject ? { ...inner, additionalProperties: false } : inner;
}

function relinked(schema: unknown): unknown {
  const text = JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/');
  return JSON.parse(text);
}

function mapValues(record: Schema, change: (value: unknown) => unknown): Schema {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
