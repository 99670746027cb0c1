import type { NoteDto } from '@/lib/contracts/note';
import { splitMentions } from '@/lib/shared/mentions';

/** What a note says, with the colleagues whom it mentions made plain. */
export function NoteText({ note: { text, mentions } }: { note: NoteDto }) {
  return (
    <p className="mt-0.5 text-sm break-words whitespace-pre-line text-ink" dir="auto">
      {splitMentions(text, mentions).map((part, place) =>
        part.isMention ? (
          // The parts of a text that never changes have no other key.
          <strong key={place} className="font-medium text-accent">
            {part.text}
          </strong>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
