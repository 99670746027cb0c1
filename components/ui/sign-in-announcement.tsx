'use client';

import { useEffect } from 'react';
import { announceSignIn } from './sign-in-again';

/** Tells the tab that waits for it that someone has signed in here, and goes out of the way. */
export function SignInAnnouncement() {
  useEffect(() => {
    announceSignIn();
    // Only a tab that a page opened can be closed; any other stays, and says what to do.
    if (window.opener) window.close();
  }, []);
  return null;
}
