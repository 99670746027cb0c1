'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { plural } from '@/components/ui/format';
import { dismissToast, toast } from '@/components/ui/toast-store';
import { noteUnsaved } from '@/components/ui/dirty-forms';
import { callAction } from '@/lib/platform/actions/call-action';
import { pageMember } from '@/lib/platform/actions/page-member';
import {
  IDLE,
  MEMBER_FIELD,
  ONCE_FIELD,
  type FormAction,
  type Unsent,
} from '@/lib/platform/actions/state';
import type { EditedAttorneyDto } from '@/lib/features/attorneys/dto';
import { EditQueue, type SendEdit } from './edit-queue';
import { editKey, shownValue, type ShownEdit, type ShownEditsState } from './shown-edits';

export type EditAction = FormAction<EditedAttorneyDto>;

/** A change of one field, with the words for it. */
export interface AttorneyEdit {
  attorney: { id: string; name: string; version: number };
  /** As the action's schema names it: `capacity`, `expertise.TN`. */
  field: string;
  value: string;
  /** What it is now, for taking it back. */
  from: string;
  /** Says a value in words: "Ana Ruiz, TN: 2, experienced". */
  say: (value: string) => string;
}

/** An edit that was saved, with how many waiting cases it placed. */
interface Done {
  edit: AttorneyEdit;
  placedCases: number;
  /** Counted up as edits are made, which need not be the order in which they are saved. */
  turn: number;
}

/** Why an edit is not there any more. */
export interface EditRefusal {
  what: string;
  message: string;
}

/**
 * Edits that are shown at once and saved behind that. A refused one disappears again, with what was
 * typed after it, and `refusal` says why until it is dismissed or something else is saved. One that
 * could not be sent stays on the screen, and `unsent` says why until it is sent again.
 */
export function useAttorneyEdits(action: EditAction, [shown, setShown]: ShownEditsState) {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const [refusal, setRefusal] = useState<EditRefusal | null>(null);
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  const [queue] = useState(() => new EditQueue<EditedAttorneyDto>(sendThrough(action), setUnsent));
  useEffect(() => {
    noteUnsaved(queue, unsent !== null);
    return () => noteUnsaved(queue, false);
  }, [queue, unsent]);
  const done = useRef<Done[]>([]);
  const turns = useRef(0);
  const lastToast = useRef<number | null>(null);

  /** What becomes of an edit is shown unless a newer one of the same field is shown already. */
  function settle(key: string, turn: number, next: ShownEdit | null) {
    setShown((before) => {
      if (before[key]?.turn !== turn) return before;
      const { [key]: _mine, ...others } = before;
      return next ? { ...others, [key]: next } : others;
    });
  }

  async function edit(one: AttorneyEdit, undone?: Done): Promise<void> {
    const { attorney, field, value } = one;
    const key = editKey(attorney.id, field);
    const turn = (turns.current += 1);
    setShown((before) => ({ ...before, [key]: { value, turn, until: null } }));
    const outcome = await queue.add({
      subject: attorney.id,
      field,
      value,
      seenVersion: attorney.version,
    });
    if (outcome.status === 'replaced') return;
    if (outcome.status === 'saved') {
      settle(key, turn, { value, turn, until: outcome.answer.version });
      setRefusal(null);
      announce(
        { edit: one, placedCases: outcome.answer.placedCases, turn },
        outcome.answer,
        undone,
      );
      return;
    }
    settle(key, turn, null);
    if (outcome.status === 'refused') {
      setRefusal({ what: one.say(value), message: outcome.message });
      startRefresh(() => router.refresh());
    }
  }

  function announce(mine: Done, answer: EditedAttorneyDto, undone?: Done) {
    // One edit after another would pile up: the toast is about the last one, Ctrl+Z reaches back.
    if (lastToast.current !== null) dismissToast(lastToast.current);
    const sentence = `${mine.edit.say(mine.edit.value)}.${aboutCases(answer, undone)}`;
    if (undone) {
      lastToast.current = toast.success(sentence);
      return;
    }
    done.current = [...done.current, mine].sort((a, b) => a.turn - b.turn);
    lastToast.current = toast.success(sentence, { label: 'Undo', run: () => takeBack(mine) });
  }

  function takeBack(mine: Done) {
    done.current = done.current.filter((other) => other !== mine);
    const { value, from } = mine.edit;
    void edit({ ...mine.edit, value: from, from: value }, mine);
  }

  return {
    edit: (one: AttorneyEdit) => {
      if (one.value !== one.from) void edit(one);
    },
    /** Takes back the last edit that was made and is saved, and the one before it the next time. */
    undo: () => {
      const last = done.current.at(-1);
      if (last) takeBack(last);
    },
    /** What is to be shown of a field whose value on the page is `value` at `version`. */
    valueOf: (attorney: { id: string; version: number }, field: string, value: string): string =>
      shownValue(shown, attorney, field, value),
    isSaving: (attorneyId: string, field: string): boolean =>
      shown[editKey(attorneyId, field)]?.until === null,
    refusal,
    unsent,
    sendAgain: () => queue.sendAgain(),
    /** After a refusal, until the page shows what is there now. */
    isRefreshing,
    dismissRefusal: () => setRefusal(null),
  };
}

export type AttorneyEdits = ReturnType<typeof useAttorneyEdits>;

/** What an edit did to waiting cases, or what taking it back does not do. */
function aboutCases({ placedCases, name }: EditedAttorneyDto, undone?: Done): string {
  if (undone && undone.placedCases > 0) {
    return ` ${plural(undone.placedCases, 'case')} placed meanwhile stayed with ${name}.`;
  }
  return placedCases > 0 ? ` ${plural(placedCases, 'waiting case')} went to ${name}.` : '';
}

function sendThrough(action: EditAction): SendEdit<EditedAttorneyDto> {
  return async ({ subject, field, value }, version, once) => {
    const form = new FormData();
    form.set('attorneyId', subject);
    form.set('version', String(version));
    form.set(field, value);
    form.set(ONCE_FIELD, once);
    form.set(MEMBER_FIELD, pageMember() ?? '');
    const answer = await callAction(action, IDLE, form);
    if (answer.status === 'error') {
      return answer.unsent ? { unsent: answer.unsent } : { refused: refusalOf(answer) };
    }
    if (!answer.data) return { refused: 'Nothing was saved.' };
    return { answer: answer.data, version: answer.data.version };
  };
}

/** The message, with what is wrong with the field where there is more to say. */
function refusalOf(answer: { message: string; fieldErrors: Record<string, string[]> }): string {
  const { version: _version, ...others } = answer.fieldErrors;
  const details = Object.values(others).flat();
  return [...new Set([answer.message, ...details])].join(' ');
}
