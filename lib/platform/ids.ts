import { v7 } from 'uuid';
import { now } from './clock';

/** A new UUID v7: sorts by creation time, so that indexes grow at one end. */
export function newId(): string {
  return v7({ msecs: now().getTime() });
}

/** Less than every id: where a reading in parts by id begins. */
export const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';
