import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { expect, type APIRequestContext } from '@playwright/test';
import { z } from 'zod';
import { createFirm as foundFirm } from '@/lib/features/firms';
import { responseSchemaOf, type OpenApiDocument } from './document';

const run = promisify(execFile);

/** What `npm run firm:create` prints. */
export interface NewFirm {
  firmId: string;
  slug: string;
  adminEmail: string;
  apiKey: string;
}

/** Of the admins of all firms here. */
const ADMIN_PASSWORD = 'correct horse battery staple';

/** A firm of its own, made by the service behind `npm run firm:create`. */
export async function createFirm(): Promise<NewFirm> {
  return foundFirm({ ...newcomers(), adminPassword: ADMIN_PASSWORD, timeZone: 'America/New_York' });
}

/** Creates a firm as its operator would: on the command line, beside the running server. */
export async function createFirmByCommand(): Promise<NewFirm> {
  const { name, adminEmail } = newcomers();
  const { stdout } = await run(
    'npm',
    ['run', '--silent', 'firm:create', '--', '--name', name, '--admin-email', adminEmail],
    { env: { ...process.env, EVENHAND_ADMIN_PASSWORD: ADMIN_PASSWORD } },
  );
  return JSON.parse(stdout) as NewFirm;
}

function newcomers(): { name: string; adminEmail: string } {
  const mark = randomUUID();
  return { name: `Contract & Partners ${mark}`, adminEmail: `admin-${mark}@example.com` };
}

/**
 * What an answer may hold, as far as these tests look inside: every answer is held against its
 * documented schema before a test sees it.
 */
export interface Body {
  id: string;
  status: string | number;
  code: string;
  detail: string;
  errors: { path: string; message: string }[];
  version: number;
  items: Body[];
  nextCursor: string | null;
  name: string;
  client: Body;
  attorney: Body;
  attorneyId: string;
  attorneys: Body[];
  case: Body;
  assignment: Body;
  handoff: Body;
  handoffs: number;
  decision: Body;
  candidates: Body[];
  exclusions: Body[];
  kind: string;
  at: string;
  holders: Body[];
  expertise: Record<string, number>;
  absences: Body[];
  lastAssignedAt: string | null;
  firm: Body;
  rows: Body[];
  totals: Body;
  newByRules: number;
  matrix: Body[];
  reasons: Body[];
  affectedCases: Body[];
  proposedCover: Body;
  caseId: string;
  cases: Body[];
  proposedAttorney: Body;
  moves: Body[];
}

/** One answer, read whole. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  /** Null only where the status is 204. */
  body: Body;
}

interface Call {
  key?: string | null;
  idempotencyKey?: string;
  headers?: Record<string, string>;
  /** Sent as it is, instead of as JSON. */
  raw?: string | Uint8Array;
}

/** Someone who has a key and the documentation, and nothing else. */
export class ApiClient {
  constructor(
    private readonly http: APIRequestContext,
    private readonly document: OpenApiDocument,
    private readonly apiKey: string,
  ) {}

  get(path: string, call: Call = {}): Promise<Reply> {
    return this.call('GET', path, undefined, call);
  }

  post(path: string, body: unknown = {}, call: Call = {}): Promise<Reply> {
    return this.call('POST', path, body, call);
  }

  put(path: string, body: unknown, call: Call = {}): Promise<Reply> {
    return this.call('PUT', path, body, call);
  }

  patch(path: string, body: unknown, call: Call = {}): Promise<Reply> {
    return this.call('PATCH', path, body, call);
  }

  delete(path: string, call: Call = {}): Promise<Reply> {
    return this.call('DELETE', path, undefined, call);
  }

  /** Sends one request and holds every answer against what the document promises for it. */
  async call(method: string, path: string, body?: unknown, call: Call = {}): Promise<Reply> {
    const key = call.key === undefined ? this.apiKey : call.key;
    const response = await this.http.fetch(path.startsWith('/api') ? path : `/api/v1${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
        ...(body === undefined && call.raw === undefined
          ? {}
          : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(call.raw === undefined && body === undefined
        ? {}
        : { data: Buffer.from(call.raw ?? JSON.stringify(body)) }),
      maxRedirects: 0,
    });
    const text = await response.text();
    const reply = {
      status: response.status(),
      headers: response.headers(),
      body: (text === '' ? null : JSON.parse(text)) as Body,
    };
    this.holdToDocument(method, path, reply);
    return reply;
  }

  private holdToDocument(method: string, path: string, reply: Reply): void {
    const label = `${method} ${path} answered ${reply.status}`;
    expect(reply.headers['cache-control'], label).toContain('no-store');
    expect(reply.headers['x-request-id'], label).toBeTruthy();
    const isProblem = reply.status >= 400;
    if (isProblem) {
      expect(reply.headers['content-type'], label).toBe('application/problem+json');
      expect(reply.body.status, label).toBe(reply.status);
      expect(reply.status, `${label}: ${JSON.stringify(reply.body)}`).not.toBe(500);
    }
    const schema = responseSchemaOf(this.document, method, path, reply.status);
    if (schema === null) return;
    const parsed = schema.safeParse(reply.body);
    const why = parsed.success ? '' : z.prettifyError(parsed.error);
    expect(why, `${label}, which the document does not promise`).toBe('');
  }
}

/** An id that belongs to no one. */
export function nobodysId(): string {
  return randomUUID();
}
