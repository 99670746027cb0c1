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
