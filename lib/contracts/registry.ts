import { z } from 'zod';

/**
 * The named schemas of the OpenAPI document, apart by direction: what an answer may contain grows
 * with the product, what a request may contain is exactly what is listed.
 */
export const responseSchemas = z.registry<{ id: string }>();
export const requestSchemas = z.registry<{ id: string }>();

/** Names the schema of an answer. */
export function answer<T extends z.ZodType>(id: string, schema: T): T {
  responseSchemas.add(schema, { id });
  return schema;
}

/** Names the schema of a request body. */
export function requestBody<T extends z.ZodType>(id: string, schema: T): T {
  requestSchemas.add(schema, { id });
  return schema;
}
