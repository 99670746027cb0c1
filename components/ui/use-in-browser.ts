import { useSyncExternalStore } from 'react';

const noChanges = () => () => undefined;
const inBrowser = () => true;
const onServer = () => false;

/** Whether scripts run: false on the server and until they do, for what needs the page, or is drawn by it alone. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(noChanges, inBrowser, onServer);
}
