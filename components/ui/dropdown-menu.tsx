'use client';

import { DropdownMenu as Primitive } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A menu of actions behind `trigger` (a button). Fill it with the `Menu…` parts below. */
export function DropdownMenu({
  trigger,
  align = 'end',
  children,
}: {
  trigger: ReactNode;
  align?: 'start' | 'center' | 'end';
  children: ReactNode;
}) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-44 animate-rise rounded-lg border border-line-2 bg-raised p-1 shadow-float"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

const ITEM_STYLES = cn(
  'flex w-full cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-left text-sm text-ink',
  'outline-none select-none data-highlighted:bg-sunken data-disabled:cursor-not-allowed',
  'data-disabled:text-ink-3 pointer-coarse:py-2.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3',
);

/** An action, or with `asChild` a link or a form button, in a menu. */
export function MenuItem({
  danger = false,
  className,
  ...rest
}: ComponentProps<typeof Primitive.Item> & { danger?: boolean }) {
  return (
    <Primitive.Item
      className={cn(ITEM_STYLES, danger && 'text-bad [&_svg]:text-bad', className)}
      {...rest}
    />
  );
}

/** One of several choices of which one holds, inside `MenuRadioGroup`. */
export function MenuRadioItem({ className, ...rest }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem
      className={cn(ITEM_STYLES, 'data-[state=checked]:font-medium', className)}
      {...rest}
    />
  );
}

export const MenuRadioGroup = Primitive.RadioGroup;

/** A heading over a group of menu items. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Primitive.Label className="px-2 pt-1.5 pb-1 text-xs text-ink-3">{children}</Primitive.Label>
  );
}

/** A hairline between groups of menu items. */
export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
}
