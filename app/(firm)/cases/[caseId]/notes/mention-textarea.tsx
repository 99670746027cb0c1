'use client';

import { useId, useRef, type KeyboardEvent } from 'react';
import { cn } from '@/components/ui/cn';
import { plural } from '@/components/ui/format';
import { Textarea } from '@/components/ui/textarea';
import { useMentions, type Mentions } from './use-mentions';

/**
 * The text of a note. Once `@` is typed it suggests colleagues: arrows choose, Enter or Tab puts the
 * name in, Escape puts the list away. One who cannot see the case is shown as such and not put in.
 */
export function MentionTextarea({ caseId }: { caseId: string }) {
  const listId = useId();
  const boxRef = useRef<HTMLTextAreaElement>(null);
  const mentions = useMentions(caseId);
  const { matches, active } = mentions;
  const isOpen = matches.length > 0;

  function look() {
    if (boxRef.current) mentions.look(boxRef.current);
  }

  return (
    <div className="relative grid">
      <Textarea
        ref={boxRef}
        rows={3}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
        onInput={look}
        onSelect={look}
        onBlur={mentions.close}
        onKeyDown={(event) => pressKey(event, mentions)}
      />
      <p role="status" className="sr-only">
        {isOpen ? `${plural(matches.length, 'colleague')}. Arrow keys choose, Enter mentions.` : ''}
      </p>
      {isOpen ? (
        <ul
          id={listId}
          role="listbox"
          aria-label="Colleagues to mention"
          className="shadow-lg absolute top-full left-0 z-20 mt-1 grid max-h-72 w-full max-w-md overflow-y-auto rounded-md border border-line-2 bg-surface p-1"
        >
          {matches.map((person, place) => (
            <li
              key={person.id}
              id={`${listId}-${place}`}
              role="option"
              aria-selected={place === active}
              aria-disabled={!person.canSee}
              // The text keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => {
                if (boxRef.current) mentions.choose(boxRef.current, person);
              }}
              className={cn(
                'grid gap-x-3 rounded px-2 py-1.5 text-sm pointer-coarse:py-2.5',
                place === active && 'bg-surface-2',
                person.canSee ? 'cursor-pointer text-ink' : 'text-ink-3',
              )}
            >
              <bdi className="truncate">{person.name}</bdi>
              {person.canSee ? null : (
                <span className="text-xs">Cannot see this case: an ethical wall</span>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function pressKey(event: KeyboardEvent<HTMLTextAreaElement>, mentions: Mentions) {
  const { matches, active, move, choose, close } = mentions;
  if (matches.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'ArrowDown') move(1);
  else if (event.key === 'ArrowUp') move(-1);
  else if (event.key === 'Escape') close();
  else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
    const person = matches[active];
    if (person) choose(event.currentTarget, person);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
