'use client';

import { useSyncExternalStore } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import type { PaletteContent } from './palette-content';
import {
  GO_SHORTCUTS,
  HELP_KEY,
  MESSAGE_KEY,
  NEW_CASE_KEY,
  SEARCH_KEY,
  shortcutSetting,
  type Shortcut,
} from './shortcuts';
import { usePaletteKeys } from './use-palette-keys';

/** Every shortcut, and the switch that turns single keys off. */
export default function ShortcutSheet({
  allowed,
  mayOpenCases,
  onClose,
}: PaletteContent & { onClose: () => void }) {
  const isOn = useSyncExternalStore(shortcutSetting.subscribe, shortcutSetting.isOn, () => true);
  const paletteKeys = usePaletteKeys();
  const anywhere: Shortcut[] = [
    { keys: paletteKeys, label: 'Search, go, act' },
    { keys: SEARCH_KEY, label: 'Search this page' },
    ...(mayOpenCases ? [{ keys: NEW_CASE_KEY, label: 'New case' }] : []),
    { keys: MESSAGE_KEY, label: 'To the last message, to undo' },
    { keys: HELP_KEY, label: 'This list' },
  ];
  const go = GO_SHORTCUTS.filter(({ place }) => place !== undefined && allowed.includes(place));
  const inTables: Shortcut[] = [
    { keys: 'j k', label: 'To the list, from row to row' },
    { keys: 'Enter', label: 'Open the row' },
    { keys: 'x', label: 'Select the case' },
    { keys: 'Shift x', label: 'Select up to it' },
    { keys: 'h', label: 'Hand the selected off' },
    { keys: 's', label: 'Change their stage' },
  ];
  return (
    <Dialog title="Keyboard shortcuts" open onOpenChange={(open) => (open ? null : onClose())}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <div className="grid content-start gap-5">
          <Group title="Anywhere" shortcuts={anywhere} />
          <Group title="In tables" shortcuts={inTables} />
        </div>
        <Group title="Go to" shortcuts={go} />
      </div>
      <Checkbox
        label="Single keys work"
        hint={`Turn this off in this browser if voice control or accident presses them. ${paletteKeys} always works.`}
        checked={isOn}
        onChange={(event) => shortcutSetting.set(event.target.checked)}
        className="mt-5 border-t border-line pt-4"
      />
    </Dialog>
  );
}

function Group({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className="pb-1.5 text-xs font-medium text-ink-3">{title}</h3>
      <dl className="grid gap-1.5 text-sm">
        {shortcuts.map(({ keys, label }) => (
          <div key={keys} className="flex items-center justify-between gap-4">
            <dt>{label}</dt>
            <dd className="flex gap-1">
              {keys.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
