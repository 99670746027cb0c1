'use client';

import { Portal } from 'radix-ui';
import { DismissableLayer, Popper } from 'radix-ui/internal';
import { containerFor, FLOATING_PLACE, useVirtualAnchor } from './floating';

/**
 * The note of a `TooltipGrid` beside one of its things. The edges of the two meet, so that a pointer
 * can go over. Escape puts the note away wherever the focus is; pointer and focus are followed by
 * the grid itself.
 */
export function TooltipNote({
  target,
  text,
  onDismiss,
}: {
  target: HTMLElement;
  text: string;
  onDismiss: () => void;
}) {
  return (
    <Popper.Root>
      <Popper.Anchor virtualRef={useVirtualAnchor(target)} />
      <Portal.Root container={containerFor(target)}>
        <DismissableLayer.Root
          asChild
          onDismiss={onDismiss}
          onInteractOutside={(event) => event.preventDefault()}
        >
          <Popper.Content
            {...FLOATING_PLACE}
            sideOffset={0}
            data-tip-panel
            aria-hidden="true"
            className="z-50 max-w-72 py-1.5 text-xs"
          >
            <p className="animate-rise rounded-lg border border-ink bg-ink px-2.5 py-1.5 text-paper shadow-float">
              {text}
            </p>
          </Popper.Content>
        </DismissableLayer.Root>
      </Portal.Root>
    </Popper.Root>
  );
}
