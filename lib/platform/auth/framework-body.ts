import 'server-only';
import { z } from 'zod';
import { AppError } from '@/lib/shared/errors';

/** An e-mail address, a password and a token are far from it. */
const LONGEST_BODY = 16_384;

const fieldsSchema = z.record(
  z.string().max(100),
  z.union([z.string(), z.boolean(), z.number()]).transform(String),
);

/**
 * What was sent to one of the framework's endpoints, as a form's fields: the framework itself would
 * read a body of any size, and fail on what is no JSON.
 * @throws AppError for a body that is too large, of another kind, or no flat list of fields.
 */
export async function readFrameworkBody(request: Request): Promise<URLSearchParams> {
  const text = await readText(request);
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(text);
  if (type === 'application/json') return new URLSearchParams(parseJson(text));
  throw new AppError(
    'unsupported-media-type',
    'Send a form (application/x-www-form-urlencoded) or JSON (application/json).',
  );
}

function parseJson(text: string): Record<string, string> {
  const parsed = fieldsSchema.safeParse(safely(() => JSON.parse(text) as unknown));
  if (parsed.success) return parsed.data;
  throw new AppError('malformed-request', 'The body is not a JSON object of fields with texts.');
}

function safely(parse: () => unknown): unknown {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LONGEST_BODY) {
      throw new AppError('body-too-large', `The body is larger than ${LONGEST_BODY} bytes.`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
