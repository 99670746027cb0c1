import type { Role } from './permissions';

/** Who does something in a firm: a signed-in member, an API key, or the product itself. */
export interface Actor {
  readonly firmId: string;
  readonly role: Role;
  readonly kind: 'member' | 'api-key' | 'system';
  /** Member id or API key id; null for the product itself. */
  readonly id: string | null;
  readonly name: string;
  /** The attorney that this member is, if any. */
  readonly attorneyId: string | null;
  /** Whether that attorney stands behind an ethical wall; looked up where it is left out. */
  readonly behindWalls?: boolean;
}

/** The product acting on its own: sweeps, returns of covers, demo data. */
export function systemActor(firmId: string): Actor {
  return { firmId, role: 'admin', kind: 'system', id: null, name: 'Evenhand', attorneyId: null };
}

/** The member who acts, or null where an API key or the product itself does. */
export function memberIdOf({ kind, id }: Pick<Actor, 'kind' | 'id'>): string | null {
  return kind === 'member' ? id : null;
}
