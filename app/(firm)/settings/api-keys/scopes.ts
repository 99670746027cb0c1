import type { Scope } from '@/lib/platform/auth/scopes';

/** What each scope lets a program do, in the words of those who hand out keys. */
export const SCOPE_OPTIONS: readonly { value: Scope; label: string; description: string }[] = [
  {
    value: 'read',
    label: 'Read',
    description: 'Sees everything of the firm: cases, clients, attorneys, rules, walls, reports.',
  },
  {
    value: 'write',
    label: 'Write',
    description: 'Also opens, changes, assigns and hands off cases, and records absences.',
  },
  {
    value: 'admin',
    label: 'Admin',
    description: 'Also changes the roster, the rules and the ethical walls.',
  },
];

/** A key's widest scope as people read it. */
export function scopeLabel(scope: Scope): string {
  return SCOPE_OPTIONS.find(({ value }) => value === scope)?.label ?? scope;
}
