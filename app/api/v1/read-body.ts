import 'server-only';
import { AppError } from '@/lib/shared/errors';
import { MAX_BODY_BYTES } from '@/lib/platform/http/body-limits';
import { describeJsonProblem, findJsonProblem } from '@/lib/platform/http/json-shape';
import {
  mayHoldUnstorableText,
  refuseUnstorableText,
} from '@/lib/shared/validation/unstorable-text';

/**
 * Reads a request's JSON without ever holding more than the limit; undefined when there is none.
 * How deep it is nested and how many values it has is looked at before it is parsed.
 *
 * @throws AppError `body-too-large`, `unsupported-media-type` or `malformed-request`.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const declaredBytes = Number(request.headers.get('content-length') ?? '0');
  if (declaredBytes > MAX_BODY_BYTES) throw tooLarge();
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0) return undefined;
  requireJson(request.headers.get('content-type'));
  const problem = findJsonProblem(bytes);
  if (problem) throw new AppError('malformed-request', describeJsonProblem(problem));
  const { value, text } = parseJson(bytes);
  if (mayHoldUnstorableText(text)) refuseUnstorableText(value);
  return value;
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks, size);
}

function requireJson(contentType: string | null): void {
  const [mediaType, ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((part) => part.trim()).find((part) => part.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (mediaType?.trim() === 'application/json' && isUtf8) return;
  throw new AppError(
    'unsupported-media-type',
    `Send the body as JSON in UTF-8 with the header "Content-Type: application/json"; got ${JSON.stringify(contentType)}.`,
  );
}

function parseJson(bytes: Uint8Array): { value: unknown; text: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { value: JSON.parse(text), text };
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is not valid UTF-8';
    throw new AppError('malformed-request', `The body is not valid JSON: ${reason}.`);
  }
}

function tooLarge(): AppError {
  return new AppError(
    'body-too-large',
    `The body may have at most ${MAX_BODY_BYTES} bytes; split the request.`,
  );
}
