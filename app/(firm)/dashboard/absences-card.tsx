import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/link';
import { Day } from '@/components/ui/time';
import { absenceLabel } from '@/components/attorneys/labels';
import type { AbsenceLine, DashboardDto, MyWorkload } from '@/lib/features/reports/dashboard-dto';

/** Who is away this week and the next. */
export function AbsencesCard({ board }: { board: DashboardDto }) {
  const { thisWeek, nextWeek } = board.absences;
  const known = new Set(thisWeek.map(({ id }) => id));
  return (
    <Card title="Away" footer={<TextLink href="/attorneys/absences">Absences by month</TextLink>}>
      <div className="grid gap-3">
        <Week label="This week" lines={thisWeek} />
        <Week label="Next week" lines={nextWeek} alreadyShown={known} />
      </div>
    </Card>
  );
}

/** When the viewer is away, under way or to come. */
export function MyAbsencesCard({ mine }: { mine: MyWorkload }) {
  const { attorney, absences } = mine;
  return (
    <Card
      title="My absences"
      footer={
        <span className="flex flex-wrap gap-x-4">
          <TextLink href={`/attorneys/${attorney.id}`}>Record or change one</TextLink>
          <TextLink href="/attorneys/absences">Everybody’s absences</TextLink>
        </span>
      }
    >
      {absences.length === 0 ? (
        <p className="text-sm text-ink-2">None is recorded.</p>
      ) : (
        <ul className="grid gap-1.5 text-sm text-ink-2">
          {absences.map(({ id, kind, startsOn, endsOn, cover, isNow }) => (
            <li key={id}>
              <span className="font-medium text-ink">{absenceLabel(kind)}</span>
              {isNow ? ' (now)' : ''}, <Days startsOn={startsOn} endsOn={endsOn} />
              {cover ? (
                <>
                  ; covered by <bdi>{cover.name}</bdi>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Days({ startsOn, endsOn }: { startsOn: string; endsOn: string }) {
  return (
    <>
      <Day value={startsOn} format="day" />
      {startsOn === endsOn ? null : (
        <>
          {' to '}
          <Day value={endsOn} format="day" />
        </>
      )}
    </>
  );
}

function Week({
  label,
  lines,
  alreadyShown,
}: {
  label: string;
  lines: readonly AbsenceLine[];
  alreadyShown?: ReadonlySet<string>;
}) {
  return (
    <section>
      <h3 className="text-xs font-medium text-ink-3">{label}</h3>
      {lines.length === 0 ? (
        <p className="text-sm text-ink-2">Everybody is here.</p>
      ) : (
        <ul className="mt-1 grid gap-1.5 text-sm">
          {lines.map(({ id, attorney, startsOn, endsOn, cover }) => (
            <li key={id}>
              <TextLink href={`/attorneys/${attorney.id}`}>
                <bdi>{attorney.name}</bdi>
              </TextLink>
              <span className="text-ink-2">
                {alreadyShown?.has(id) ? (
                  ', still'
                ) : (
                  <>
                    {', '}
                    <Days startsOn={startsOn} endsOn={endsOn} />
                    {cover ? (
                      <>
                        ; covered by <bdi>{cover.name}</bdi>
                      </>
                    ) : null}
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
