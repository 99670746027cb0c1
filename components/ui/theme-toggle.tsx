'use client';

import { Check, Moon, Sun, SunMoon, type LucideIcon } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { IconButton } from './button';
import { DropdownMenu, MenuRadioGroup, MenuRadioItem } from './dropdown-menu';

const THEMES: readonly { value: string; label: string; icon: LucideIcon }[] = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'Like the system', icon: SunMoon },
];

const neverChanges = () => () => undefined;

/** The chosen theme; undefined until hydrated, because only the browser knows it. */
function useChosenTheme() {
  const { theme, setTheme } = useTheme();
  const hydrated = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return { theme: hydrated ? theme : undefined, setTheme };
}

/** Chooses light, dark, or whatever the system says. */
export function ThemeToggle() {
  const { theme, setTheme } = useChosenTheme();
  return (
    <DropdownMenu
      trigger={
        <IconButton label="Theme">
          <Sun aria-hidden="true" className="dark:hidden" />
          <Moon aria-hidden="true" className="hidden dark:block" />
        </IconButton>
      }
    >
      <MenuRadioGroup label="Theme" value={theme ?? ''} onValueChange={setTheme}>
        {THEMES.map(({ value, label, icon: Icon }) => (
          <MenuRadioItem key={value} value={value}>
            <Icon aria-hidden="true" />
            {label}
            {theme === value ? <Check aria-hidden="true" className="ml-auto" /> : null}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </DropdownMenu>
  );
}
