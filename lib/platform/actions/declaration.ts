import 'server-only';
import type { z } from 'zod';
import type { Recorded } from '@/lib/contracts/events';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import type { Permission } from '@/lib/platform/auth/permissions';

/** What an action says of itself. */
export interface Declaration {
  /** Who may call it; `visitor` where no one has to be signed in. */
  readonly permission: Permission | 'any-member' | 'visitor';
  /** Null for an action that only looks something up. */
  readonly records: Recorded | null;
  /** What its form may hold. */
  readonly schema: z.ZodType;
  /** Its work for a member, without the request around it; null where only a request has it. */
  readonly perform:
    | ((as: { readonly actor: Actor; readonly viewer: Viewer }, input: unknown) => Promise<unknown>)
    | null;
}

const declarations = new WeakMap<object, Declaration>();

/** Keeps what an action says of itself; called by the builders of actions. */
export function declare(action: object, declaration: Declaration): void {
  declarations.set(action, declaration);
}

/** What an action says of itself; undefined for a function that no builder made. */
export function declarationOf(action: object): Declaration | undefined {
  return declarations.get(action);
}
