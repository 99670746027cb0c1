import 'server-only';
import { z } from 'zod';
import packageJson from '@/package.json';
import { responseSchemas, requestSchemas } from '@/lib/contracts/registry';
import { problemSchema } from './problem-schema';
import { OPERATIONS } from './operations';
import type { Operation } from './operation';
import { API_ROOT } from './router';

type Json = Record<string, unknown>;

const COMPONENTS = '#/components/schemas/';
const toReference = (id: string) => `${COMPONENTS}${id}`;

let document: Json | null = null;

/** API v1 in OpenAPI 3.1, generated from the schemas that this process runs with. */
export function openApiDocument(): Json {
  document ??= buildDocument();
  return document;
}

function buildDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Evenhand API',
      version: 'v1',
      description: `Version ${packageJson.version} of the product. Every call but this document and the health checks carries a firm's key as a bearer token. A scope includes the ones before it: read, write, admin. Unknown fields are refused; answers may gain fields.`,
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    paths: {
      ...pathItems(),
      '/api/health': healthPath(),
      '/api/ready': readyPath(),
      [`${API_ROOT}/openapi.json`]: ownPath(),
    },
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...componentsOf(requestSchemas, 'input'),
        ...componentsOf(responseSchemas, 'output'),
      },
      responses: { Problem: problemResponse() },
    },
  };
}

function componentsOf(registry: typeof responseSchemas, io: 'input' | 'output'): Json {
  const { schemas } = z.toJSONSchema(registry, {
    io,
    uri: toReference,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => tidy(jsonSchema, io),
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, withoutIds(schema)]),
  );
}

/** Answers may gain fields; patterns that only repeat a format say nothing. */
function tidy(schema: Json, io: 'input' | 'output'): void {
  if (io === 'output') delete schema['additionalProperties'];
  if (schema['format'] !== undefined) delete schema['pattern'];
  delete schema['readOnly'];
}

function withoutIds(schema: Json): Json {
  const { $schema: _dialect, $id: _id, ...rest } = schema;
  return rest;
}

function pathItems(): Json {
  const paths: Record<string, Json> = {};
  for (const operation of OPERATIONS) {
    const path = `${API_ROOT}${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) };
  }
  return paths;
}

function describe(operation: Operation): Json {
  const { id, tag, summary, scope, body } = operation;
  const described: Json = {
    operationId: id,
    tags: [tag],
    summary,
    description: `Needs the scope \`${scope}\`.`,
    parameters: [
      ...pathParameters(operation),
      ...queryParameters(operation),
      ...headers(operation),
    ],
    responses: { ...successes(operation), default: { $ref: '#/components/responses/Problem' } },
  };
  if (body) described['requestBody'] = { required: true, content: jsonContent(nameOf(body)) };
  return described;
}

function pathParameters({ path }: Operation): Json[] {
  return [...path.matchAll(/{(\w+)}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));
}

function queryParameters({ query }: Operation): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, {
    unrepresentable: 'any',
    override: ({ jsonSchema }) => tidy(jsonSchema, 'input'),
  });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    // A parameter with a default is always there once parsed, yet need not be sent.
    required: required.includes(name) && !hasDefault(schema),
    schema,
  }));
}

function hasDefault(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'default' in schema;
}

function headers({ method }: Operation): Json[] {
  if (method === 'GET') return [];
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'Repeating the request with the same key replays the first answer.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
  ];
}

function successes({ answers }: Operation): Json {
  const entries = Object.entries(answers).map(([status, schema]) => [
    status,
    status === '204'
      ? { description: 'Done' }
      : { description: DESCRIPTIONS[status] ?? 'Done', content: jsonContent(nameOf(schema)) },
  ]);
  return Object.fromEntries(entries) as Json;
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted; waits for an answer',
};

/** The name a schema was registered under; an unnamed one is a fault of ours. */
function nameOf(schema: z.ZodType): string {
  const id = requestSchemas.get(schema)?.id ?? responseSchemas.get(schema)?.id;
  if (!id) throw new Error('A schema of the operation table has no name.');
  return id;
}

function jsonContent(id: string): Json {
  return { 'application/json': { schema: { $ref: toReference(id) } } };
}

function problemResponse(): Json {
  const schema = { $ref: toReference(nameOf(problemSchema)) };
  return {
    description: 'Refused; `code` says why, `errors` where',
    content: { 'application/problem+json': { schema } },
  };
}

function healthPath(): Json {
  const schema = {
    type: 'object',
    required: ['status', 'database', 'version'],
    properties: {
      status: { enum: ['ok', 'unavailable'] },
      database: { enum: ['ok', 'unreachable'] },
      version: { type: 'string' },
    },
  };
  const content = { 'application/json': { schema } };
  return {
    get: {
      operationId: 'getHealth',
      tags: ['Health'],
      summary: 'Whether the server and its database answer',
      security: [],
      responses: {
        200: { description: 'Both answer', content },
        503: { description: 'The database does not answer', content },
      },
    },
  };
}

function readyPath(): Json {
  const schema = {
    type: 'object',
    required: ['status', 'database', 'migrations', 'worker', 'version'],
    properties: {
      status: { enum: ['ready', 'not_ready'] },
      database: { enum: ['ok', 'unreachable'] },
      migrations: { enum: ['ok', 'missing', 'unknown'] },
      worker: { enum: ['ok', 'silent', 'late', 'unknown'] },
      version: { type: 'string' },
    },
  };
  const content = { 'application/json': { schema } };
  return {
    get: {
      operationId: 'getReadiness',
      tags: ['Health'],
      summary: 'Whether the installation can do all of its work: database, migrations, worker',
      security: [],
      responses: {
        200: { description: 'It can', content },
        503: { description: 'It cannot: the part that is not "ok" says why', content },
      },
    },
  };
}

function ownPath(): Json {
  return {
    get: {
      operationId: 'getOpenApiDocument',
      tags: ['Documentation'],
      summary: 'This document',
      security: [],
      responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': {} } } },
    },
  };
}
