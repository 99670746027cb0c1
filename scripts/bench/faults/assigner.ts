// One process of the fault run: answers requests of the API until it is killed. It is the product's
// own API, from key to problem document; only the socket is missing.
import { z } from 'zod';
import { handleApiRequest } from '@/app/api/v1';
import { forgetLocks } from './forgetful-driver';
import type { Answer, Ask, FromAssigner } from './messages';

const answered = z.object({
  id: z.string().optional(),
  code: z.string().optional(),
  version: z.number().optional(),
  attorney: z.object({ id: z.string() }).nullish(),
  // A handoff's answer has the case inside.
  case: z
    .object({
      id: z.string(),
      version: z.number(),
      attorney: z.object({ id: z.string() }).nullish(),
    })
    .optional(),
});

if (process.argv.includes('--without-lock')) {
  forgetLocks({ guards: process.argv.includes('--without-guards') });
}

function say(message: FromAssigner): void {
  // No one listens any more when the run was ended; this process ends with it.
  process.send?.(message, undefined, undefined, () => undefined);
}

async function perform(ask: Ask): Promise<Answer> {
  const response = await handleApiRequest(
    new Request(`http://assigner.invalid/api/v1${ask.path}`, {
      method: ask.method,
      headers: {
        authorization: `Bearer ${ask.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': ask.idempotencyKey,
      },
      body: JSON.stringify(ask.body),
    }),
  );
  const body = answered.parse(await response.json());
  const one = body.case ?? body;
  return {
    id: ask.id,
    status: response.status,
    code: body.code ?? null,
    caseId: one.id ?? null,
    attorneyId: one.attorney?.id ?? null,
    version: one.version ?? null,
  };
}

process.on('message', (ask: Ask) => {
  void perform(ask).then((answer) => say({ answer }));
});
process.on('disconnect', () => process.exit(0));
say({ ready: true });
