import { Bookmark, Share2 } from 'lucide-react';
import { Alert } from '@/components/ui/alert';
import type { SavedViewDto } from '@/lib/features/views/dto';
import type { ViewQuery } from '@/lib/contracts/saved-view';
import { isSameView } from './stored-query';
import { ViewActs } from './view-acts';

/** The view that is open: whose it is, what of it is gone, and what can be done with it. */
export function ViewBar({
  view,
  gone,
  shown,
  kept,
  hrefWithout,
}: {
  /** Null for one that is not there any more. */
  view: SavedViewDto | null;
  gone: readonly string[];
  /** What the list shows, as a view would keep it; null where that cannot be shown. */
  shown: ViewQuery | null;
  /** What the view keeps, as far as it can be used. */
  kept: ViewQuery | null;
  /** The address of the same list without the view. */
  hrefWithout: string;
}) {
  if (!view) {
    return (
      <Alert
        tone="info"
        title="This view is not there any more. The list shows what the address says besides."
      />
    );
  }
  const isChanged = shown !== null && kept !== null && !isSameView(shown, kept);
  const Icon = view.isShared ? Share2 : Bookmark;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2" data-print="hide">
        <p className="flex min-w-0 items-center gap-2 text-sm">
          <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
          <bdi className="truncate font-medium text-ink">{view.name}</bdi>
          <span className="shrink-0 text-ink-3">
            {view.isShared ? 'shared view' : 'your view'}
            {isChanged ? ', changed' : ''}
          </span>
        </p>
        {view.mayChange ? (
          <ViewActs view={view} shown={isChanged ? shown : null} hrefWithout={hrefWithout} />
        ) : null}
      </div>
      {gone.length > 0 ? (
        <Alert tone="warn" title="Something of this view is not there any more">
          <ul className="grid gap-1">
            {gone.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
    </div>
  );
}
