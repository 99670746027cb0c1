import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/link';
import { Day } from '@/components/ui/time';
import type { AbsenceLine, DashboardDto } from '@/lib/reports/dashboard-dto';

/** Who is away this week and the next. */
export function AbsencesCard({ board }: { board: DashboardDto }) {
  const { thisWeek, nextWeek } = board.absences;
  const known = new Set(thisWeek.map(({ id }) => id));
  return (
    <Card title="Away">
      <div className="grid gap-3">
        <Week label="This week" lines={thisWeek} />
        <Week label="Next week" lines={nextWeek} alreadyShown={known} />
      </div>
    </Card>
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
                    <Day value={startsOn} format="day" />
                    {startsOn === endsOn ? null : (
                      <>
                        {' to '}
                        <Day value={endsOn} format="day" />
                      </>
                    )}
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
