'use client';

import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cn } from './cn';
import { DIALOG_PLACE } from './dialog';
import { Kbd } from './kbd';
import { Modal } from './modal';
import { Spinner } from './spinner';

/** One thing to go to or to do. */
export interface Command {
  /** Unique in the palette. */
  readonly id: string;
  readonly label: string;
  readonly keywords?: string;
  /** What tells it from others of the same name. */
  readonly detail?: string;
  readonly icon?: ReactNode;
  /** Keys that do the same from anywhere, such as `g d`. */
  readonly keys?: string;
  /** Leads to another list in the same palette. */
  readonly leadsOn?: boolean;
  readonly run: () => void;
}

export interface CommandGroup {
  readonly label: string;
  readonly commands: readonly Command[];
}

interface CommandPaletteProps {
  /** Names the dialog and its list. */
  label: string;
  placeholder: string;
  query: string;
  onQueryChange: (query: string) => void;
  groups: readonly CommandGroup[];
  /** More results are on their way. */
  pending: boolean;
  /** Why there are no more results than these. */
  problem: string | null;
  onClose: () => void;
}

/**
 * A box to type into over a list of what it leads to. Arrow keys move, Enter chooses, Escape
 * closes; the focus stays in the box. The caller decides what is in the list.
 */
export function CommandPalette(props: CommandPaletteProps) {
  const { label, placeholder, query, groups, pending, problem, onClose } = props;
  const id = useId();
  const [position, setPosition] = useState(0);
  const commands = groups.flatMap((group) => group.commands);
  const active = commands[Math.min(position, commands.length - 1)];
  const optionId = (command: Command) => `${id}-${command.id}`;

  function choose(command: Command | undefined) {
    if (!command) return;
    if (!command.leadsOn) onClose();
    setPosition(0);
    command.run();
  }

  function pressed(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const count = Math.max(1, commands.length);
    const at = Math.min(position, count - 1);
    const moves: Record<string, number> = {
      ArrowDown: (at + 1) % count,
      ArrowUp: (at - 1 + count) % count,
    };
    const next = moves[event.key];
    if (next !== undefined) setPosition(next);
    else if (event.key === 'Enter') choose(active);
    else return;
    event.preventDefault();
  }

  return (
    <Modal
      onClose={onClose}
      labelledBy={`${id}-title`}
      className={cn(DIALOG_PLACE, 'overflow-hidden max-sm:top-0 max-sm:bottom-auto sm:max-w-xl')}
    >
      <h2 id={`${id}-title`} className="sr-only">
        {label}
      </h2>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
        <input
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active && optionId(active)}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={query}
          onChange={(event) => {
            setPosition(0);
            props.onQueryChange(event.target.value);
          }}
          onKeyDown={pressed}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-3 max-sm:text-lg"
        />
        {pending ? <Spinner className="text-ink-3" /> : null}
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1.5 empty:hidden"
      >
        {groups
          .filter((group) => group.commands.length > 0)
          .map((group) => (
            <div key={group.label} role="group" aria-label={group.label}>
              <div aria-hidden="true" className="px-2.5 pt-2 pb-1 text-xs text-ink-3">
                {group.label}
              </div>
              {group.commands.map((command) => (
                <Option
                  key={command.id}
                  id={optionId(command)}
                  command={command}
                  isActive={command === active}
                  onPoint={() => setPosition(commands.indexOf(command))}
                  onChoose={() => choose(command)}
                />
              ))}
            </div>
          ))}
      </div>
      <p role="status" className="px-4 py-6 text-center text-sm text-ink-2 empty:hidden">
        {problem ??
          (commands.length === 0 && !pending ? `Nothing found for “${query.trim()}”.` : null)}
      </p>
    </Modal>
  );
}

function Option({
  id,
  command: { label, detail, icon, keys },
  isActive,
  onPoint,
  onChoose,
}: {
  id: string;
  command: Command;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <div
      ref={ref}
      id={id}
      role="option"
      aria-selected={isActive}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={cn(
        'flex cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm text-ink-2',
        'aria-selected:bg-sunken aria-selected:text-ink pointer-coarse:py-2.5',
        '[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3',
      )}
    >
      {icon}
      <span className="truncate" dir="auto">
        {label}
      </span>
      {detail ? <span className="truncate text-xs text-ink-3">{detail}</span> : null}
      {keys ? (
        <span aria-hidden="true" className="ml-auto flex shrink-0 gap-1">
          {keys.split(' ').map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      ) : null}
    </div>
  );
}
