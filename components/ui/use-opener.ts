import { useState, type ComponentProps } from 'react';
import { prefetchOnIntent, whenLoaded } from './prefetch-on-intent';

/**
 * For a button that opens a panel beside itself, and closes it again, where what draws the panel is
 * fetched on the way to the first press. The panel is open while there is an `anchor`.
 */
export function useOpener(kind: 'menu' | 'dialog', load: () => Promise<unknown>) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = (opener: HTMLElement) => whenLoaded(load, () => setAnchor(opener));
  const close = () => setAnchor(null);
  const props: ComponentProps<'button'> = {
    'aria-haspopup': kind,
    'aria-expanded': anchor !== null,
    onClick: ({ currentTarget }) => (anchor ? close() : open(currentTarget)),
    ...prefetchOnIntent(load),
  };
  return { anchor, open, close, props };
}
