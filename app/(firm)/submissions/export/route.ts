import { listSubmissions } from '@/lib/features/intake';
import type { SubmissionDto } from '@/lib/features/intake/dto';
import { answerWithList, dayOf, onePage, type ListFile } from '../../list-file';

const STATUS = { 'to-review': 'Waits', accepted: 'Accepted', refused: 'Declined' } as const;

const SUBMISSIONS: ListFile<SubmissionDto> = {
  name: 'submissions',
  // It is a list of clients: whoever may not take that away does not take it from here.
  permission: 'clients.export',
  read: async (actor) => {
    const { toReview, answered } = await listSubmissions(actor);
    return onePage([...toReview, ...answered]);
  },
  columns: {
    Name: ({ name }) => name || 'Erased',
    'E-mail': ({ email }) => email,
    Phone: ({ phone }) => phone,
    Company: ({ company }) => company,
    'Visa type': ({ visaType }) => visaType,
    Deadline: ({ deadline }) => deadline,
    Received: ({ receivedAt }, timeZone) => dayOf(receivedAt, timeZone),
    Status: ({ status }) => STATUS[status],
    Case: ({ case: opened }) => opened?.number ?? null,
    Answered: ({ answeredAt }, timeZone) => dayOf(answeredAt, timeZone),
    'Answered by': ({ answeredAt, answeredBy }) =>
      answeredAt === null ? null : (answeredBy ?? 'The rules'),
  },
};

/** What the page of new clients lists as a CSV file: what waits, then what was answered lately. */
export function GET(): Promise<Response> {
  return answerWithList(SUBMISSIONS);
}
