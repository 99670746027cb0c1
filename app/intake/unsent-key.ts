import type { Unsent } from '@/lib/platform/actions/state';

/** Under which key the words stand for what could not be sent: each is answered by doing something else. */
export function unsentKey(unsent: Unsent): 'unsent' | 'busy' | 'new-version' {
  return unsent === 'busy' || unsent === 'new-version' ? unsent : 'unsent';
}
