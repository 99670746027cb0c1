'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { connectionStore } from '@/lib/platform/actions/connection';
import { UNSENT_LABELS, type Unsent } from '@/lib/platform/actions/state';
import { Alert } from './alert';
import { Button } from './button';
import { onSignedInAgain, signInAgain } from './sign-in-again';
import { reloadWithDraft } from './form-draft';

/**
 * Says why something was not sent and that nothing is lost, with the button that sends it again.
 * What was pressed once is never sent again unasked.
 */
export function UnsentNotice({
  reason,
  pending = false,
  onSendAgain,
}: {
  reason: Unsent;
  pending?: boolean;
  onSendAgain: () => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const connection = useSyncExternalStore(
    connectionStore.subscribe,
    connectionStore.get,
    () => 'online' as const,
  );
  const isSignedIn = useSignedInAgain();
  const isAboutConnection = reason === 'offline' || reason === 'unreachable';
  const isBack = isAboutConnection && connection === 'online';
  // A browser may learn that it is offline only after the request has failed.
  const current = isAboutConnection && connection !== 'online' ? connection : reason;
  const isReady = isBack || isSignedIn;

  // The way on is under the fingers of the person who was left here.
  useEffect(() => {
    if (isReady) ref.current?.querySelector<HTMLElement>('button')?.focus();
  }, [isReady]);

  const title = isSignedIn
    ? 'You are signed in again. Nothing is lost: send it again.'
    : isBack
      ? 'You are connected again. Nothing is lost: send it again; it is done only once.'
      : UNSENT_LABELS[current];
  const needsSignIn = (reason === 'signed-out' || reason === 'other-member') && !isSignedIn;
  const again = (
    <Button
      size="sm"
      variant={isReady ? 'primary' : 'secondary'}
      pending={pending}
      onClick={onSendAgain}
    >
      Send again
    </Button>
  );
  return (
    <div ref={ref} data-refusal data-unsent>
      <Alert
        tone={isReady ? 'info' : 'warn'}
        title={title}
        actions={
          reason === 'new-version' ? (
            <Button size="sm" variant="primary" onClick={reloadWithDraft}>
              Load the new version
            </Button>
          ) : needsSignIn ? (
            <>
              <Button size="sm" variant="primary" onClick={signInAgain}>
                Sign in again
              </Button>
              {again}
            </>
          ) : (
            again
          )
        }
      />
    </div>
  );
}

/** Whether someone has signed in, in another tab, since this was shown. */
function useSignedInAgain(): boolean {
  const [isSignedIn, setIsSignedIn] = useState(false);
  useEffect(() => onSignedInAgain(() => setIsSignedIn(true)), []);
  return isSignedIn;
}
