import { useRef, useState } from 'react';
import type { MentionableDto } from '@/lib/features/notes/dto';
import { mentionBeforeCursor } from '@/lib/shared/mentions';
import { loadMentionable } from './load-mentionable';
import { matchingPeople } from './matching-people';

/** What the list of whom to mention shows, and what its keys do. */
export interface Mentions {
  readonly matches: readonly MentionableDto[];
  readonly active: number;
  /** To be called when the text or the cursor has moved. */
  readonly look: (box: HTMLTextAreaElement) => void;
  readonly move: (steps: number) => void;
  readonly choose: (box: HTMLTextAreaElement, person: MentionableDto) => void;
  readonly close: () => void;
}

/** Suggests colleagues once an `@` is typed; they are fetched the first time. */
export function useMentions(caseId: string): Mentions {
  const [people, setPeople] = useState<readonly MentionableDto[]>([]);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const asked = useRef(false);
  const matches = typed === null ? [] : matchingPeople(people, typed);

  async function fetchOnce() {
    if (asked.current) return;
    asked.current = true;
    const found = await loadMentionable(caseId);
    if (found) setPeople(found);
    else asked.current = false;
  }

  function look(box: HTMLTextAreaElement) {
    const isPoint = box.selectionStart === box.selectionEnd;
    const now = isPoint ? mentionBeforeCursor(box.value.slice(0, box.selectionStart)) : null;
    if (now !== typed) setActive(0);
    setTyped(now);
    if (now !== null) void fetchOnce();
  }

  function choose(box: HTMLTextAreaElement, person: MentionableDto) {
    if (typed === null || !person.canSee) return;
    const end = box.selectionStart;
    box.setRangeText(`@${person.name} `, end - typed.length - 1, end, 'end');
    // The form must hear of what was not typed key by key.
    box.dispatchEvent(new Event('input', { bubbles: true }));
    setTyped(null);
  }

  return {
    matches,
    active: Math.min(active, Math.max(0, matches.length - 1)),
    look,
    move: (steps) => setActive((active + steps + matches.length) % matches.length),
    choose,
    close: () => setTyped(null),
  };
}
