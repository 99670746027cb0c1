import { z } from 'zod';
import { WEBHOOK_TYPES } from '../webhook-codes';
import { code, flag, id, pair } from './fields';
import { kind } from './kind';

const types = z.array(z.enum(WEBHOOK_TYPES));
const endpoint = { endpointId: id };
const text = { description: z.string() };

/**
 * Which other systems are told of what happens. The address is no part of it: anyone who knows that of a
 * chat may write there.
 */
export const WEBHOOK_KINDS = {
  'webhook-added': kind({
    facts: { ...endpoint, target: code, kinds: types, inOrder: flag },
    text: { ...text, host: z.string() },
  }),
  'webhook-changed': kind({
    facts: {
      ...endpoint,
      changes: z.strictObject({
        state: pair(code).optional(),
        kinds: pair(types).optional(),
        inOrder: pair(flag).optional(),
      }),
      changedTexts: z.array(z.enum(['url', 'description'])).optional(),
    },
    text: { description: pair(z.string()).optional(), host: pair(z.string()).optional() },
  }),
  'webhook-secret-rotated': kind({ facts: endpoint }),
  /** By its own answer, or after three days without a success. */
  'webhook-stopped': kind({ facts: { ...endpoint, state: code }, text }),
  'webhook-removed': kind({ facts: endpoint, text }),
};
