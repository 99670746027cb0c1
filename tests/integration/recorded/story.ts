import type { Site } from './site';

/** What an action is sent, once there is what it is about. */
export interface ActionStory {
  /** Rules of the firm, where the usual ones would not do. */
  readonly rules?: { readonly handoffNeedsAcceptance: boolean };
  readonly prepare: (site: Site) => Promise<unknown>;
}

/** A story under the usual rules. */
export const story = (prepare: ActionStory['prepare']): ActionStory => ({ prepare });
/** A story of a firm in which handoffs are asked for. */
export const asking = (prepare: ActionStory['prepare']): ActionStory => ({
  rules: { handoffNeedsAcceptance: true },
  prepare,
});
