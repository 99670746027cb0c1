'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { onSignedInAgain, signInAgain } from '@/components/ui/sign-in-again';
import { isAnyFormDirty } from '@/components/ui/dirty-forms';
import { LiveConnection, type LiveState } from './live-connection';
import { RefreshScheduler } from './refresh-scheduler';

/** A connection that comes back within this time was never missed. */
const MISSED_AFTER_MS = 30_000;

/** What someone would lose, or be put out by, if the page changed under their hands. */
const IN_THE_MIDDLE = 'dialog[open], [role="menu"]';

function isCalm(): boolean {
  return (
    document.visibilityState === 'visible' &&
    document.querySelector(IN_THE_MIDDLE) === null &&
    !isAnyFormDirty()
  );
}

/**
 * Asks for the page's data again when something in the firm has changed. React keeps what is on
 * the screen, so that scroll and focus stay where they are; half-typed forms and open dialogs are
 * waited for. Draws nothing unless the connection is lost for more than half a minute.
 */
export function LiveRefresh({ drawnAtMs }: { drawnAtMs: number }) {
  const router = useRouter();
  // Of the page as it first came: what comes after is asked for by this.
  const [firstDrawnAtMs] = useState(drawnAtMs);
  const [state, setState] = useState<LiveState>('live');
  const [isMissed, setIsMissed] = useState(false);
  const [signIns, setSignIns] = useState(0);

  useEffect(() => onSignedInAgain(() => setSignIns((count) => count + 1)), []);

  useEffect(() => {
    const scheduler = new RefreshScheduler(() => router.refresh(), isCalm);
    const connection = new LiveConnection(firstDrawnAtMs, {
      changed: () => scheduler.ask(),
      state: setState,
    });
    return () => {
      connection.close();
      scheduler.stop();
    };
  }, [router, firstDrawnAtMs, signIns]);

  useEffect(() => {
    if (state !== 'lost') return;
    const timer = setTimeout(() => setIsMissed(true), MISSED_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setIsMissed(false);
    };
  }, [state]);

  return (
    <div role="status" data-print="hide" className="fixed bottom-3 left-3 z-40 empty:hidden">
      {state === 'ended' ? (
        <Notice>
          You are signed out. What you typed is kept.
          <Button size="sm" onClick={signInAgain}>
            Sign in again
          </Button>
        </Notice>
      ) : null}
      {isMissed ? <Notice>Connection lost: this page may be out of date.</Notice> : null}
    </div>
  );
}

function Notice({ children }: { children: React.ReactNode }) {
  return (
    <p className="flex animate-rise items-center gap-2 rounded-lg border border-line-2 bg-raised px-3 py-1.5 text-sm text-ink-2 shadow-float">
      {children}
    </p>
  );
}
