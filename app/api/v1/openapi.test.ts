import { describe, expect, test } from 'vitest';
import { openApiDocument } from './openapi';
import { OPERATIONS } from './operations';

interface Described {
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema: { $ref: string } }> };
}

const document = openApiDocument() as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, { additionalProperties?: unknown }> };
};

describe('the OpenAPI document', () => {
  test('names each operation once', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const calls = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(calls).size).toBe(calls.length);
  });

  test('refers only to schemas that it has', () => {
    const names = JSON.stringify(document).matchAll(/#\/components\/schemas\/([^"]+)/g);
    for (const [, name = ''] of names)
      expect(Object.keys(document.components.schemas)).toContain(name);
  });

  test('says that requests refuse unknown fields and answers may gain some', () => {
    const { schemas } = document.components;
    for (const { body, answers } of OPERATIONS) {
      if (body) expect(bodySchemaOf(body)).toMatchObject({ additionalProperties: false });
      for (const status of Object.keys(answers)) expect(Number(status)).toBeGreaterThanOrEqual(200);
    }
    expect(schemas['Case']).not.toHaveProperty('additionalProperties');
  });

  test('declares every parameter of every path', () => {
    for (const { method, path } of OPERATIONS) {
      const described = document.paths[`/api/v1${path}`]?.[method.toLowerCase()];
      const declared = described?.parameters.filter((parameter) => parameter.in === 'path') ?? [];
      const expected = [...path.matchAll(/{(\w+)}/g)].map(([, name]) => name);
      expect(declared.map(({ name }) => name)).toEqual(expected);
    }
  });

  test('asks for no query parameter that has a default', () => {
    const list = document.paths['/api/v1/cases']?.['get'];
    expect(list?.parameters.filter(({ required }) => required)).toEqual([]);
  });

  function bodySchemaOf(body: unknown) {
    const operation = OPERATIONS.find((candidate) => candidate.body === body);
    const described =
      document.paths[`/api/v1${operation?.path ?? ''}`]?.[operation?.method.toLowerCase() ?? ''];
    const reference = described?.requestBody?.content['application/json']?.schema.$ref ?? '';
    return document.components.schemas[reference.split('/').at(-1) ?? ''];
  }
});
