/** What keys do from anywhere while no one types. */
export interface Shortcut {
  /** As `KeySequence` reads it. */
  readonly keys: string;
  readonly label: string;
  /** Key of the place in `PLACES` that it leads to. */
  readonly place?: string;
}

export const GO_SHORTCUTS: readonly Shortcut[] = [
  { keys: 'g d', label: 'Dashboard', place: 'dashboard' },
  { keys: 'g c', label: 'Cases', place: 'cases' },
  { keys: 'g w', label: 'Waiting line', place: 'waiting' },
  { keys: 'g l', label: 'Clients', place: 'clients' },
  { keys: 'g a', label: 'Attorneys', place: 'attorneys' },
  { keys: 'g e', label: 'Expertise', place: 'expertise' },
  { keys: 'g b', label: 'Absences', place: 'absences' },
  { keys: 'g h', label: 'Heatmap', place: 'heatmap' },
  { keys: 'g r', label: 'Reports', place: 'report-workload' },
];

export const NEW_CASE_KEY = 'n';
export const SEARCH_KEY = '/';
export const HELP_KEY = '?';
export const MESSAGE_KEY = 'u';
/** To the first row of the page's list, then from row to row. */
export const NEXT_ROW_KEY = 'j';
export const PREVIOUS_ROW_KEY = 'k';

/** The keys that lead to a place, if there are any. */
export function keysOf(place: string): string | undefined {
  return GO_SHORTCUTS.find((shortcut) => shortcut.place === place)?.keys;
}

const SETTING = 'evenhand-shortcuts';
const listeners = new Set<() => void>();

/** Whether keys without Ctrl do anything: some people's speech or hands press them unasked. */
export const shortcutSetting = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isOn: () => localStorage.getItem(SETTING) !== 'off',
  set: (isOn: boolean) => {
    localStorage.setItem(SETTING, isOn ? 'on' : 'off');
    for (const listener of listeners) listener();
  },
};
