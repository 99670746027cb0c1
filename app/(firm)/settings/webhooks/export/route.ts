import type { WebhookDto } from '@/lib/contracts/webhook';
import { listWebhooks } from '@/lib/features/webhooks';
import { answerWithList, dayOf, type ListFile } from '../../../list-file';
import { shownAddress, STATE_LABELS, TARGET_LABELS } from '../labels';

const WEBHOOKS: ListFile<WebhookDto> = {
  name: 'webhooks',
  permission: 'webhooks.manage',
  read: listWebhooks,
  columns: {
    Endpoint: ({ description }) => description,
    'Sends to': ({ target }) => TARGET_LABELS[target],
    Address: shownAddress,
    'Kinds of events': ({ kinds }) => kinds.join(' '),
    Status: ({ state }) => STATE_LABELS[state].label,
    'Failing since': ({ failingSince }, timeZone) => dayOf(failingSince, timeZone),
    'Last arrived': ({ lastDeliveredAt }, timeZone) => dayOf(lastDeliveredAt, timeZone),
    Added: ({ createdAt }, timeZone) => dayOf(createdAt, timeZone),
    'Added by': ({ createdBy }) => createdBy,
  },
};

/** The firm's endpoints as a CSV file, with addresses as the page shows them and no secrets. */
export function GET(): Promise<Response> {
  return answerWithList(WEBHOOKS);
}
