import 'server-only';
import type { NoteDto } from '@/lib/contracts/note';
import type { NoteRow } from '@/lib/assignment';
import type { CaseNote } from '@/lib/platform/db/generated/client';
import type { Ref } from '@/lib/contracts/values';

/** A note as API and pages show it. */
export function noteDto({ id, caseId, text, mentions, writtenAt, authorName }: NoteRow): NoteDto {
  return {
    ...{ id, caseId, text, author: authorName },
    writtenAt: writtenAt.toISOString(),
    mentions: mentions.map((member) => ({ id: member.id, name: member.name })),
  };
}

/** A note as it was read. */
export function storedNoteDto({ mentions, ...row }: CaseNote): NoteDto {
  // The one writer of notes guarantees what Prisma types as JSON.
  return noteDto({ ...row, mentions: mentions as unknown as Ref[] });
}
