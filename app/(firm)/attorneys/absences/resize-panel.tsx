import { Button } from '@/components/ui/button';
import { formatDay, plural } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import type { AbsenceChangePreviewDto } from '@/lib/features/absences/dto';
import { periodLabel } from './calendar-labels';
import { lengthOf } from './resize-days';
import type { AbsenceDraft } from './use-absence-resize';
import { absenceLabel } from '@/components/attorneys/labels';

const MOST_NAMED = 4;

/** Other days for an absence before they are saved: what was, what would be, what follows. */
export function ResizePanel({
  draft,
  preview,
  problem,
  isSaving,
  onSave,
  onCancel,
}: {
  draft: AbsenceDraft;
  preview: AbsenceChangePreviewDto | null;
  problem: string | null;
  isSaving: boolean;
  onSave: () => void;
  onCancel: () => void;
}) {
  const { absence, startsOn, endsOn } = draft;
  return (
    <section
      aria-label="Other days for an absence"
      data-print="hide"
      onKeyDown={({ key }) => {
        if (key === 'Escape') onCancel();
      }}
      className="fixed inset-x-3 bottom-3 z-40 mx-auto grid max-w-xl gap-2 rounded-lg border border-line-2 bg-raised p-4 text-sm shadow-float"
    >
      <p className="font-medium">
        {absenceLabel(absence.kind)} of <bdi>{absence.attorney.name}</bdi>:{' '}
        {periodLabel(startsOn, endsOn)} ({plural(lengthOf(draft), 'day')})
        <span className="block font-normal text-ink-3">
          instead of {periodLabel(absence.startsOn, absence.endsOn)} (
          {plural(lengthOf(absence), 'day')})
        </span>
      </p>
      <div aria-live="polite">
        <ResizeEffects preview={preview} problem={problem} away={absence.attorney.name} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={isSaving} onClick={onSave}>
          Save
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          Leave it
        </Button>
      </div>
    </section>
  );
}

function ResizeEffects({
  preview,
  problem,
  away,
}: {
  preview: AbsenceChangePreviewDto | null;
  problem: string | null;
  away: string;
}) {
  if (problem !== null) {
    return <p className="text-bad">{problem}</p>;
  }
  if (!preview) return <Skeleton className="h-5 w-3/4" />;
  const sentences = resizeEffectSentences(preview, away);
  return (
    <ul aria-label="What follows" className="grid gap-0.5 text-ink-2">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** What follows from other days for an absence, a sentence each. */
export function resizeEffectSentences(
  { atRisk, covers }: AbsenceChangePreviewDto,
  away: string,
): string[] {
  const due = atRisk.slice(0, MOST_NAMED).map(({ number, deadline }) => {
    return `No. ${number} on ${formatDay(deadline)}`;
  });
  const more = atRisk.length > MOST_NAMED ? `, and ${atRisk.length - MOST_NAMED} more` : '';
  const sentences = covers.map(({ number, attorney, what }) => {
    switch (what) {
      case 'begins':
        return `Case ${number} goes to ${attorney.name} at once.`;
      case 'returns':
        return `Case ${number} returns to ${away} at once.`;
      case 'given-up':
        return `The cover of case ${number} by ${attorney.name} is given up.`;
    }
  });
  if (atRisk.length > 0) {
    const have = atRisk.length === 1 ? 'has its deadline' : 'have deadlines';
    sentences.unshift(
      `${plural(atRisk.length, 'more active case')} ${have} then: ${due.join(', ')}${more}. Covers are proposed once it is saved.`,
    );
  }
  return sentences.length > 0 ? sentences : ['No deadline and no cover is touched.'];
}
