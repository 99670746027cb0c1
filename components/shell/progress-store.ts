'use client';

/** The address that is being left, while its successor is on its way. */
let leaving: string | null = null;
const listeners = new Set<() => void>();

function publish(next: string | null) {
  leaving = next;
  for (const listener of listeners) listener();
}

/** The page that is shown is being left for another one of the product. */
export function beginProgress(): void {
  publish(location.pathname + location.search);
}

/** The other page is here, or will not come. */
export function endProgress(): void {
  if (leaving !== null) publish(null);
}

/** For `useSyncExternalStore`. */
export const progressStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isOn: () => leaving !== null,
};
