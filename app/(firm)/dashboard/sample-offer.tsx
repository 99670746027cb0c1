import { TakeAwaySample } from '@/components/shell/take-away-sample';
import { RefreshEvery } from '@/components/ui/refresh-every';
import { findSampleStanding } from '@/lib/features/sample-firm';
import { takeAwaySampleFirmAction } from '../sample-actions';
import { AskForSample, OpenSample } from './sample-forms';

/** Offers the admin of a new firm one that is not empty, to look at. */
export async function SampleOffer({ firmId }: { firmId: string }) {
  const standing = await findSampleStanding(firmId);
  return (
    <section
      aria-labelledby="sample-title"
      className="mt-5 grid gap-x-6 gap-y-3 border-t border-line pt-4 text-sm sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
    >
      <div className="min-w-0">
        <h3 id="sample-title" className="font-medium text-ink">
          Look at a sample firm first
        </h3>
        <p className="text-ink-2">
          {standing.state === 'ready'
            ? 'It is ready: a firm of its own, which you find beside yours when you change the firm.'
            : 'Eight invented attorneys with some months of cases behind them, in a firm of its own that only you see. You take it away in one step.'}
        </p>
        {standing.state === 'making' ? <Making percent={standing.percent} /> : null}
      </div>
      <div className="flex flex-wrap gap-2">
        {standing.state === 'none' ? <AskForSample /> : null}
        {standing.state === 'ready' ? <OpenSample /> : null}
        {standing.state === 'none' ? null : <TakeAwaySample action={takeAwaySampleFirmAction} />}
      </div>
    </section>
  );
}

function Making({ percent }: { percent: number }) {
  return (
    <div className="mt-2 grid gap-1">
      <RefreshEvery seconds={2} />
      <progress
        className="h-2 w-full max-w-md accent-accent"
        aria-label="Sample firm made"
        value={percent}
        max={100}
      />
      <p className="text-ink-3">
        It is being made, which takes less than a minute: {percent} %. You can go on meanwhile.
      </p>
    </div>
  );
}
