'use client';

import { Slot } from 'radix-ui';
import { Suspense, useId, type ReactNode } from 'react';
import type { FloatingAlign } from './floating';
import { late } from './late';
import type { MenuPanelProps } from './menu-parts';
import { useOpener } from './use-opener';

// What draws a menu comes when a hand is on the way to one: no page is heavier for having menus.
const { load, part } = late(() => import('./menu-parts'));

/** Fetches what draws menus, for openers of a `MenuPanel`. */
export const loadMenu: () => Promise<unknown> = load;

const Panel = part((parts) => parts.MenuPanel);

/** An action in a menu; with `asChild` its only child (a link) is the item. */
export const MenuItem = part((parts) => parts.MenuItem);

/** Choices in a menu of which one holds; fill it with `MenuRadioItem`s. */
export const MenuRadioGroup = part((parts) => parts.MenuRadioGroup);

/** One choice of a `MenuRadioGroup`; `textValue` is what typing finds, where it is not its text. */
export const MenuRadioItem = part((parts) => parts.MenuRadioItem);

/** A heading over a group of menu items. */
export const MenuLabel = part((parts) => parts.MenuLabel);

/** A hairline between groups of menu items. */
export const MenuSeparator = part((parts) => parts.MenuSeparator);

/**
 * A menu of actions behind `trigger` (a button). Fill it with the `Menu…` parts. Arrow keys, Home,
 * End and the first letters of an item move; Escape and Tab close and give the focus back.
 */
export function DropdownMenu({
  trigger,
  align,
  label,
  children,
}: {
  trigger: ReactNode;
  align?: FloatingAlign;
  /** Name of the menu for screen readers; without it the trigger names it. */
  label?: string;
  children: ReactNode;
}) {
  const id = useId();
  const { anchor, open, close, props } = useOpener('menu', load);
  return (
    <>
      <Slot.Root
        id={id}
        {...props}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          open(event.currentTarget);
        }}
      >
        {trigger}
      </Slot.Root>
      <MenuPanel
        anchor={anchor}
        align={align}
        label={label}
        labelledBy={label ? undefined : id}
        onClosed={close}
      >
        {children}
      </MenuPanel>
    </>
  );
}

/**
 * A menu without a trigger of its own: open beside `anchor`, such as a cell of a grid, while it has
 * one. Keys work as in `DropdownMenu`; the press that opens it is to close it again.
 */
export function MenuPanel({
  anchor,
  ...rest
}: Omit<MenuPanelProps, 'anchor'> & { anchor: HTMLElement | null }) {
  return anchor ? (
    <Suspense fallback={null}>
      <Panel anchor={anchor} {...rest} />
    </Suspense>
  ) : null;
}
