import { findProgramAnswer } from '@/app/api/program-answers';
import { openCaseSchema } from '@/lib/contracts/case';
import { submitCase } from '@/lib/features/cases';
import { systemActor } from '@/lib/platform/auth/actor';
import { newId } from '@/lib/platform/ids';
import { casesOf } from './arrivals';
import { keyOf, type Installation } from './installation';
import type { Question, Subject } from './served';

/** What intake systems and dashboards of others ask. */
export function apiSubjects({ firmIds }: Installation): Subject[] {
  const beneath = casesOf(firmIds);
  const submit = () => {
    const { firmId, body } = beneath();
    const externalRef = `beneath-${body.externalRef}`;
    return submitCase(systemActor(firmId), openCaseSchema.parse({ ...body, externalRef }));
  };
  return [
    { ...answered('POST /api/v1/cases', posting(firmIds, 'plain')), beneath: submit },
    answered('POST /api/v1/cases, to be answered once', posting(firmIds, 'once', true)),
    getting(firmIds, '/api/health'),
    getting(firmIds, '/api/v1/cases?limit=50'),
    getting(firmIds, '/api/v1/waiting'),
    getting(firmIds, '/api/v1/reports/workload-distribution'),
  ];
}

/** A subject that can be answered in this process too. */
function answered(name: string, next: () => Question): Subject {
  return { name, next, own: () => answerHere(next()) };
}

function getting(firmIds: readonly string[], path: string): Subject {
  let nth = 0;
  const next = () => ({ path, headers: authorized(firmIds[(nth += 1) % firmIds.length] ?? '') });
  return answered(`GET ${path}`, next);
}

function posting(firmIds: readonly string[], prefix: string, isOnce = false): () => Question {
  const arriving = casesOf(firmIds);
  return () => {
    const { firmId, body } = arriving();
    const key: Record<string, string> = isOnce ? { 'idempotency-key': newId() } : {};
    return {
      path: '/api/v1/cases',
      headers: { ...authorized(firmId), 'content-type': 'application/json', ...key },
      body: JSON.stringify({ ...body, externalRef: `${prefix}-${body.externalRef}` }),
    };
  };
}

/** What the product does for an answer, without a server around it. */
async function answerHere({ path, headers, body }: Question): Promise<void> {
  const method = body === undefined ? 'GET' : 'POST';
  const url = new URL(path, 'http://localhost');
  const answer = findProgramAnswer(method, url.pathname);
  const response = await answer?.(new Request(url, { method, headers, body: body ?? null }));
  if (!response?.ok) throw new Error(`${method} ${path} was answered with ${response?.status}.`);
  await response.arrayBuffer();
}

function authorized(firmId: string): Record<string, string> {
  return { authorization: `Bearer ${keyOf(firmId)}` };
}
