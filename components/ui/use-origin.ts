import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Where this installation is reached, as the browser knows it; empty while the server draws. */
export function useOrigin(): string {
  return useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
}
