'use client';

import { useEffect, useRef, useState } from 'react';
import { useGo } from '@/components/shell/use-go';
import { Alert } from '@/components/ui/alert';
import { Button, ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Columns } from '@/components/ui/page';
import type { OpeningDefaults } from '@/lib/features/cases/get-opening-defaults';
import type { Draft } from './draft';
import { DraftLine, DraftPreview } from './draft-preview';
import { NewCaseForm } from './new-case-form';
import type { CarriedOver, OpenedCase } from './opened-case';
import { useDraftPreview } from './use-draft-preview';

const NOTHING: CarriedOver = { visaType: '', company: '' };

/**
 * The form for a new case, and who would get it while it is typed. Saving ends on the case itself,
 * or on the form for the next one.
 */
export function NewCase({ defaults, timeZone }: { defaults: OpeningDefaults; timeZone: string }) {
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  const [carriedOver, setCarriedOver] = useState(NOTHING);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [isOver, setIsOver] = useState(false);
  const answer = useDraftPreview(draft);
  const go = useGo();

  function finish(saved: OpenedCase | undefined, carried: CarriedOver) {
    if (!saved) return;
    setOpened(saved);
    setCarriedOver(saved.another ? carried : NOTHING);
    setDraft(null);
    setIsOver(!saved.another);
    if (!saved.another) go(`/cases/${saved.id}?saved=1`);
    else window.scrollTo({ top: 0 });
  }

  if (opened && isOver) {
    return <Opened opened={opened} onAnother={() => setIsOver(false)} />;
  }
  return (
    <>
      {opened?.another ? <Opened opened={opened} /> : null}
      <Columns
        asideStays
        main={
          <Card>
            {/* A new key empties the form, and its first field takes the focus. */}
            <NewCaseForm
              key={opened?.id ?? 'first'}
              defaults={defaults}
              timeZone={timeZone}
              carriedOver={carriedOver}
              onDraft={setDraft}
              onOpened={finish}
            >
              <DraftLine draft={draft} {...answer} />
            </NewCaseForm>
          </Card>
        }
        aside={<DraftPreview draft={draft} {...answer} />}
      />
    </>
  );
}

/** Who got the case, in one sentence; with `onAnother` it stands alone, until the case is there. */
function Opened({ opened, onAnother }: { opened: OpenedCase; onAnother?: () => void }) {
  const { id, number, client, status, summary } = opened;
  const linkRef = useRef<HTMLAnchorElement>(null);
  const standsAlone = onAnother !== undefined;
  useEffect(() => {
    if (standsAlone) linkRef.current?.focus();
  }, [standsAlone]);
  return (
    <Alert
      tone={status === 'waiting' ? 'warn' : 'good'}
      title={
        <>
          Case {number} for <bdi>{client}</bdi> is saved
        </>
      }
      actions={
        <>
          <ButtonLink ref={linkRef} href={`/cases/${id}`} size="sm">
            Open case {number}
          </ButtonLink>
          {onAnother ? (
            <Button size="sm" onClick={onAnother}>
              Add another case
            </Button>
          ) : null}
        </>
      }
    >
      <p>{summary}</p>
      {standsAlone ? null : (
        <p className="mt-1">The form is ready for the next one; employer and visa type stay.</p>
      )}
    </Alert>
  );
}
