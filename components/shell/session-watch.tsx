'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { DIALOG_PLACE } from '@/components/ui/dialog';
import { Modal } from '@/components/ui/modal';
import { onSignedInAgain } from '@/components/ui/sign-in-again';
import { SessionClock, type SessionLeft, type SessionState } from './session-clock';

/**
 * Says when the session is about to end, and lets the person stay. After the end the page stays as
 * it is, with all that was typed. Draws nothing else.
 */
export function SessionWatch({ left, idleLimitMs }: { left: SessionLeft; idleLimitMs: number }) {
  const [state, setState] = useState<SessionState>({ kind: 'well' });
  // Of the page as it first came; the clock asks for what comes after.
  const [first] = useState({ left, idleLimitMs });
  const clock = useRef<SessionClock>(null);

  useEffect(() => {
    const started = new SessionClock(first.left, first.idleLimitMs, setState);
    clock.current = started;
    const forget = onSignedInAgain(() => void started.beginAnew());
    return () => {
      forget();
      started.stop();
    };
  }, [first]);

  if (state.kind === 'idle') {
    return (
      <Question
        title="Are you still there?"
        answer="Stay signed in"
        onAnswer={() => void clock.current?.stay()}
      >
        Nothing has been done here for a while. You will be signed out {inTime(state.leftMs)}. What
        you have typed stays on this page.
      </Question>
    );
  }
  if (state.kind === 'absolute') {
    return (
      <Question
        title="You will have to sign in again soon"
        answer="Go on"
        onAnswer={() => clock.current?.understand()}
      >
        Your session ends {inTime(state.leftMs)}, since it has lasted as long as a session may. Save
        what you are working on.
      </Question>
    );
  }
  return null;
}

function inTime(leftMs: number): string {
  const minutes = Math.round(leftMs / 60_000);
  if (minutes < 1) return 'in less than a minute';
  return minutes === 1 ? 'in a minute' : `in about ${minutes} minutes`;
}

function Question({
  title,
  answer,
  onAnswer,
  children,
}: {
  title: string;
  answer: string;
  onAnswer: () => void;
  children: React.ReactNode;
}) {
  const id = useId();
  return (
    <Modal
      role="alertdialog"
      dismissible={false}
      onClose={onAnswer}
      labelledBy={`${id}-title`}
      describedBy={`${id}-text`}
      className={cn(DIALOG_PLACE, 'sm:max-w-md')}
    >
      <div className="p-5">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        <p id={`${id}-text`} className="mt-1 mb-4 text-sm text-ink-2">
          {children}
        </p>
        <div className="flex justify-end">
          <Button variant="primary" onClick={onAnswer} autoFocus>
            {answer}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
