'use client';

/*
 * The part of menus that comes on demand, with the library under it: dropdown-menu.tsx is what
 * pages use.
 */

import { Menu } from 'radix-ui/internal';
import { useRef, type ComponentProps, type KeyboardEventHandler, type ReactNode } from 'react';
import { cn } from './cn';
import {
  containerFor,
  FLOATING_MARK,
  FLOATING_PLACE,
  FLOATING_STYLES,
  leaveToOpener,
  useVirtualAnchor,
  type FloatingAlign,
} from './floating';

export interface MenuPanelProps {
  anchor: HTMLElement;
  /** Name of the menu for screen readers; or the id of what names it. */
  label?: string;
  labelledBy?: string;
  align?: FloatingAlign;
  onClosed: () => void;
  onKeyDown?: KeyboardEventHandler;
  children: ReactNode;
}

/**
 * A menu beside `anchor`, open as long as it is mounted. The page behind stays usable, as behind the
 * browser's own lists: only the menu has the keys.
 */
export function MenuPanel({
  anchor,
  label,
  labelledBy,
  align = 'end',
  onClosed,
  onKeyDown,
  children,
}: MenuPanelProps) {
  const hasBegun = useRef(false);
  function close() {
    // At once: a dialog that an item opens takes note of the focus, to give it back in its turn.
    if (document.activeElement?.closest('[role="menu"]')) anchor.focus();
    onClosed();
  }
  return (
    <Menu.Root
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      modal={false}
    >
      <Menu.Anchor virtualRef={useVirtualAnchor(anchor)} />
      <Menu.Portal container={containerFor(anchor)}>
        <Menu.Content
          {...FLOATING_PLACE}
          {...FLOATING_MARK}
          align={align}
          aria-label={label}
          aria-labelledby={labelledBy}
          loop
          className={cn(FLOATING_STYLES, 'min-w-44 p-1')}
          onEntryFocus={(event) => {
            // Once: later it comes from a pointer that leaves an item.
            if (hasBegun.current) return;
            hasBegun.current = true;
            event.preventDefault();
            firstOf(event.currentTarget)?.focus({ preventScroll: true });
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => leaveToOpener(event, anchor)}
          onKeyDown={(event) => {
            onKeyDown?.(event);
            if (event.key !== 'Tab') return;
            event.preventDefault();
            close();
          }}
        >
          {children}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Where a menu begins: a choice at what is chosen, everything else at its first item. */
function firstOf(menu: EventTarget | null): HTMLElement | null {
  if (!(menu instanceof Element)) return null;
  const usable = ':not([aria-disabled="true"])';
  const first = menu.querySelector<HTMLElement>(`[role^="menuitem"]${usable}`);
  if (first?.role !== 'menuitemradio') return first;
  return menu.querySelector<HTMLElement>(`[aria-checked="true"]${usable}`) ?? first;
}

const ITEM_STYLES = cn(
  'flex w-full cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-left text-sm',
  'outline-none select-none focus:bg-sunken aria-checked:font-medium',
  'aria-disabled:cursor-not-allowed aria-disabled:text-ink-3 pointer-coarse:py-2.5',
  '[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3',
);

/** An action in a menu; with `asChild` its only child (a link) is the item. */
export function MenuItem({
  danger = false,
  className,
  ...rest
}: ComponentProps<typeof Menu.Item> & { danger?: boolean }) {
  return (
    <Menu.Item
      className={cn(ITEM_STYLES, danger && 'text-bad [&_svg]:text-bad', className)}
      {...rest}
    />
  );
}

/** Choices in a menu of which one holds; fill it with `MenuRadioItem`s. */
export function MenuRadioGroup({
  label,
  ...rest
}: {
  value: string;
  onValueChange: (value: string) => void;
  label: string;
  children: ReactNode;
}) {
  return <Menu.RadioGroup aria-label={label} {...rest} />;
}

/** One choice of a `MenuRadioGroup`; `textValue` is what typing finds, where it is not its text. */
export function MenuRadioItem(props: { value: string; textValue?: string; children: ReactNode }) {
  return <Menu.RadioItem className={ITEM_STYLES} {...props} />;
}

/** A heading over a group of menu items. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Menu.Label role="presentation" className="px-2 pt-1.5 pb-1 text-xs text-ink-3">
      {children}
    </Menu.Label>
  );
}

/** A hairline between groups of menu items. */
export function MenuSeparator() {
  return <Menu.Separator className="-mx-1 my-1 h-px bg-line" />;
}
