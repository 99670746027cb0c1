import { toast } from './toast-store';

/** For an opener: fetches what it opens while the hand is still on the way. */
export function prefetchOnIntent(load: () => Promise<unknown>): {
  onPointerEnter: () => void;
  onFocus: () => void;
} {
  // Opening asks again and says what went wrong.
  const begin = () => void load().catch(() => undefined);
  return { onPointerEnter: begin, onFocus: begin };
}

/** Goes on once the code is there; where it does not come, the page stays and says so. */
export function whenLoaded(load: () => Promise<unknown>, go: () => void): void {
  load().then(go, () =>
    toast.error('This part of the page did not arrive. Look at the connection and try again.'),
  );
}

/** Calls back when the browser has nothing else to do; never for someone who wants to save data. */
export function whenIdle(call: () => void): () => void {
  if (isSavingData()) return () => undefined;
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(call, 2_000);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(call);
  return () => cancelIdleCallback(request);
}

function isSavingData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
