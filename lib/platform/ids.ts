import { v7 } from 'uuid';
import { now } from './clock';

/** A new UUID v7: sorts by creation time, so that indexes grow at one end. */
export function newId(): string {
  return v7({ msecs: now().getTime() });
}
