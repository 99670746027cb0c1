import { HANDOFF_REASON_WORDS } from './words';

/** How a reason for a handoff is called on screen; a code that we do not know stands for itself. */
export function reasonLabel(reason: string): string {
  const words: Readonly<Record<string, string>> = HANDOFF_REASON_WORDS;
  return words[reason] ?? reason;
}
