import type { ViewQuery } from '@/lib/contracts/saved-view';

/** A saved view, as the list of views and the case list have it. */
export interface SavedViewDto {
  readonly id: string;
  readonly name: string;
  readonly isShared: boolean;
  /** Whether the reader may rename, replace and delete it. */
  readonly mayChange: boolean;
  readonly query: ViewQuery;
  readonly version: number;
}

/** As much of a view as leads to it. */
export type ViewLink = Pick<SavedViewDto, 'id' | 'name' | 'isShared'>;
