import 'server-only';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { findJsonProblem, describeJsonProblem } from '@/lib/platform/http/json-shape';
import { leadRefusal, type LeadAnswer } from '@/lib/platform/http/leads-endpoint';
import { newId } from '@/lib/platform/ids';
import { logger } from '@/lib/platform/logger';
import { AppError } from '@/lib/shared/errors';
import { isLeadsKey } from './leads-key';
import { countFrom } from './limits';
import { findOpenIntake } from './open-intake';
import { takeLead } from './take-lead';

/** A lead as it was sent. */
export interface SentLead {
  readonly slug: string;
  readonly key: string | null;
  readonly contentType: string | null;
  readonly body: Uint8Array;
  readonly address: string;
}

/** What is answered, and with which HTTP status. */
export interface AnsweredLead {
  readonly status: number;
  readonly answer: LeadAnswer;
  readonly retryAfterSeconds?: number | undefined;
}

/** Answers a lead, whatever was sent: a refusal names what is wrong, in the same shape. */
export async function answerLead(sent: SentLead): Promise<AnsweredLead> {
  try {
    const intake = await openWith(sent);
    const { caseId } = await takeLead(intake, readJson(sent));
    const Message = caseId === null ? 'Received. A person at the firm looks at it first.' : '';
    return { status: 200, answer: { Success: true, ErrorCode: 0, Message, CaseId: caseId ?? '' } };
  } catch (error) {
    return refused(error);
  }
}

/** The firm whose key this is; no firm, none that is open, and another key are the same. */
async function openWith({ slug, key, address }: SentLead) {
  const intake = await findOpenIntake(slug);
  const { firmId } = intake ?? {};
  const isKnown =
    intake &&
    key &&
    (await withWholeFirm(intake.firmId, (tx) => isLeadsKey(tx, intake.firmId, key)));
  if (isKnown) return intake;
  await countFrom('key', firmId ?? '', address);
  throw new AppError(
    'unauthenticated',
    'This needs the firm’s key for leads: Authorization: Bearer ehl_….',
  );
}

function readJson({ contentType, body }: SentLead): unknown {
  if (!/^application\/json\b/i.test(contentType ?? '')) {
    throw new AppError('unsupported-media-type', 'A lead is sent as application/json.');
  }
  const problem = findJsonProblem(body);
  if (problem) throw new AppError('malformed-request', describeJsonProblem(problem));
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new AppError('malformed-request', 'The body is no JSON in UTF-8.');
  }
}

function refused(error: unknown): AnsweredLead {
  if (error instanceof AppError) {
    const { status, retryAfterSeconds } = error;
    const message =
      error.code === 'too-many-requests'
        ? 'Too many leads. Send this one again later.'
        : error.message;
    return { status, answer: leadRefusal(status, message), retryAfterSeconds };
  }
  const errorId = newId();
  logger.error({ error, errorId }, 'a lead failed');
  return {
    status: 500,
    answer: leadRefusal(500, `Something failed on our side; nothing was kept. Number: ${errorId}.`),
  };
}
