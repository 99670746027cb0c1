import type { FormAction } from '@/lib/platform/actions/state';
import { TakeAwaySample } from './take-away-sample';

interface SampleBannerProps {
  /** The day on which it goes by itself, in words. */
  until: string;
  /** Left out for who may not. */
  takeAwayAction?: FormAction | undefined;
}

/** Says on every page of a sample firm that nothing in it is real. */
export function SampleBanner({ until, takeAwayAction }: SampleBannerProps) {
  return (
    <aside
      aria-label="Sample firm"
      className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-info/30 bg-info-soft px-4 py-1.5 text-sm text-ink sm:px-6 lg:px-8"
    >
      <p className="min-w-0 flex-1 basis-64">
        <strong className="font-medium">Sample firm: nothing here is real.</strong> Try anything. No
        mail or webhook leaves it, and it goes by itself on {until}.
      </p>
      {takeAwayAction ? (
        <div data-print="hide">
          <TakeAwaySample action={takeAwayAction} />
        </div>
      ) : null}
    </aside>
  );
}
