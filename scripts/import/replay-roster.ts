/** Most active cases of each attorney in a replay. */
export const REPLAY_CAPACITY = 40;

/** Attorney id → attorney of record in the file. */
export type Roster = ReadonlyMap<string, string>;
