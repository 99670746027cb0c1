'use client';

import { Slot } from 'radix-ui';
import {
  createContext,
  use,
  useId,
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type ToggleEvent,
} from 'react';
import { cn } from './cn';
import { FloatingAnchor, FloatingPanel, useAnchorName, type FloatingAlign } from './floating';

const ITEMS = '[role^="menuitem"]:not([aria-disabled="true"])';

function itemsOf(menu: Element): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>(ITEMS)];
}

/**
 * A menu of actions behind `trigger` (a button). Fill it with the `Menu…` parts below. Arrow
 * keys, Home and End move, Escape closes and gives the focus back.
 */
export function DropdownMenu({
  trigger,
  align = 'end',
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
  const anchorName = useAnchorName();
  return (
    <>
      <FloatingAnchor
        anchorName={anchorName}
        id={`${id}-trigger`}
        aria-haspopup="menu"
        popoverTarget={id}
      >
        {trigger}
      </FloatingAnchor>
      <FloatingPanel
        id={id}
        role="menu"
        aria-label={label}
        aria-labelledby={label ? undefined : `${id}-trigger`}
        anchorName={anchorName}
        align={align}
        className="min-w-44 p-1"
        onToggle={focusFirstItem}
        onKeyDown={moveInMenu}
        onClick={closeAfterChoice}
      >
        {children}
      </FloatingPanel>
    </>
  );
}

/**
 * A menu without a trigger of its own: shown by code (`showPopover`) beside whatever element carries
 * `anchorName`, such as a cell of a grid. Keys work as in `DropdownMenu`.
 */
export function MenuPanel({
  label,
  onClosed,
  onKeyDown,
  ...rest
}: Omit<ComponentProps<typeof FloatingPanel>, 'role' | 'onToggle' | 'onClick'> & {
  label: string;
  onClosed: () => void;
}) {
  return (
    <FloatingPanel
      role="menu"
      aria-label={label}
      className="min-w-44 p-1"
      onToggle={({ newState }) => {
        if (newState === 'closed') onClosed();
      }}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        moveInMenu(event);
      }}
      onClick={closeAfterChoice}
      {...rest}
    />
  );
}

function focusFirstItem(event: ToggleEvent<HTMLDivElement>) {
  if (event.newState !== 'open') return;
  const items = itemsOf(event.currentTarget);
  const [first] = items;
  // A menu that is a choice begins at what is chosen.
  const isChoice = first?.role === 'menuitemradio';
  const chosen = isChoice ? items.find(({ ariaChecked }) => ariaChecked === 'true') : null;
  (chosen ?? first)?.focus();
}

function moveInMenu(event: KeyboardEvent<HTMLDivElement>) {
  if (event.key === 'Tab') {
    event.currentTarget.hidePopover();
    return;
  }
  const items = itemsOf(event.currentTarget);
  const position = items.findIndex((item) => item === document.activeElement);
  const moves: Record<string, number> = {
    ArrowDown: (position + 1) % items.length,
    ArrowUp: (position - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = items[moves[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function closeAfterChoice(event: MouseEvent<HTMLDivElement>) {
  const { target } = event;
  if (target instanceof Element && target.closest(ITEMS)) event.currentTarget.hidePopover();
}

const ITEM_STYLES = cn(
  'flex w-full cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-left text-sm',
  'outline-none select-none hover:bg-sunken focus:bg-sunken aria-disabled:cursor-not-allowed',
  'aria-disabled:text-ink-3 pointer-coarse:py-2.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3',
);

/** An action in a menu; with `asChild` its only child (a link, a submit button) is the item. */
export function MenuItem({
  danger = false,
  asChild = false,
  className,
  ...rest
}: ComponentProps<'button'> & { danger?: boolean; asChild?: boolean }) {
  const Item = asChild ? Slot.Root : 'button';
  return (
    <Item
      {...(asChild ? {} : { type: 'button' as const })}
      role="menuitem"
      tabIndex={-1}
      className={cn(ITEM_STYLES, danger && 'text-bad [&_svg]:text-bad', className)}
      {...rest}
    />
  );
}

const RadioContext = createContext<{ value: string; onChange: (value: string) => void } | null>(
  null,
);

/** Choices in a menu of which one holds; fill it with `MenuRadioItem`s. */
export function MenuRadioGroup({
  value,
  onValueChange,
  label,
  children,
}: {
  value: string;
  onValueChange: (value: string) => void;
  label: string;
  children: ReactNode;
}) {
  return (
    <RadioContext value={{ value, onChange: onValueChange }}>
      <div role="group" aria-label={label}>
        {children}
      </div>
    </RadioContext>
  );
}

/** One choice of a `MenuRadioGroup`. */
export function MenuRadioItem({ value, children }: { value: string; children: ReactNode }) {
  const group = use(RadioContext);
  const checked = group?.value === value;
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={checked}
      tabIndex={-1}
      onClick={() => group?.onChange(value)}
      className={cn(ITEM_STYLES, checked && 'font-medium')}
    >
      {children}
    </button>
  );
}

/** A heading over a group of menu items. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <div role="presentation" className="px-2 pt-1.5 pb-1 text-xs text-ink-3">
      {children}
    </div>
  );
}

/** A hairline between groups of menu items. */
export function MenuSeparator() {
  return <hr className="-mx-1 my-1 border-line" />;
}
