import { Avatar } from '@/components/ui/avatar';
import { Card } from '@/components/ui/card';
import { Pagination } from '@/components/ui/pagination';
import { RelativeTime, Time } from '@/components/ui/time';
import type { NoteDto } from '@/lib/contracts/note';
import type { Page } from '@/lib/shared/paging';
import { AddNoteForm } from './add-note-form';
import { NoteText } from './note-text';

interface NotesCardProps {
  caseId: string;
  notes: Page<NoteDto>;
  /** Whether these are the newest, and not older ones that were turned to. */
  isFirstPage: boolean;
  mayNote: boolean;
  timeZone: string;
  now: string;
}

/** What people noted on the case, newest first, and where one notes something. */
export function NotesCard({ caseId, notes, isFirstPage, mayNote, timeZone, now }: NotesCardProps) {
  return (
    <div id="notes" className="min-w-0 scroll-mt-4">
      <Card
        title="Notes"
        description="Newest first. A note stays as it was written; a correction is another note."
      >
        {mayNote ? <AddNoteForm caseId={caseId} /> : null}
        {notes.items.length === 0 ? (
          <p className="mt-4 text-sm text-ink-2">Nothing is noted yet.</p>
        ) : (
          <ol
            aria-label="Notes, newest first"
            className="mt-4 grid gap-4 border-t border-line pt-4"
          >
            {notes.items.map((note) => (
              <li key={note.id} className="flex min-w-0 gap-3">
                <Avatar name={note.author} className="mt-0.5" />
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
                    <bdi className="font-medium text-ink">{note.author}</bdi>
                    <span className="text-xs text-ink-3">
                      <Time value={note.writtenAt} timeZone={timeZone} />,{' '}
                      <RelativeTime value={note.writtenAt} now={now} timeZone={timeZone} />
                    </span>
                  </p>
                  <NoteText note={note} />
                </div>
              </li>
            ))}
          </ol>
        )}
        <Pagination
          {...(isFirstPage ? {} : { firstHref: `/cases/${caseId}#notes` })}
          nextHref={notes.nextCursor && `/cases/${caseId}?notes=${notes.nextCursor}#notes`}
        />
      </Card>
    </div>
  );
}
