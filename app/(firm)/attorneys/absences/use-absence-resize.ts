'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { newOnceKey } from '@/lib/platform/actions/state';
import type { AbsenceChangePreviewDto } from '@/lib/features/absences/dto';
import type { AbsenceDto } from '@/lib/contracts/absence';
import { isSameDays, resizeByKey, type AwayDays } from './resize-days';

/** While keys still come, no one reads what would follow. */
const PREVIEW_AFTER_MS = 250;

/** Other days for an absence that are looked at and not saved yet. */
export interface AbsenceDraft extends AwayDays {
  absence: AbsenceDto;
}

/** What saving other days does, and what would follow from it. */
export interface AbsenceResizing {
  /** What would follow; a text says why it cannot be. */
  preview: (absence: AbsenceDto, days: AwayDays) => Promise<AbsenceChangePreviewDto | string>;
  /** Saves them, once by the key; a text says why that was refused. */
  save: (draft: AbsenceDraft, once: string) => Promise<string | null>;
}

interface ResizeEffects {
  draft: AbsenceDraft;
  preview: AbsenceChangePreviewDto | null;
  problem: string | null;
}

/**
 * The days of one absence while they are changed in the calendar: kept until they are saved or given
 * up, and gone once the absence itself is another.
 */
export function useAbsenceResize(absences: readonly AbsenceDto[], ways: AbsenceResizing | null) {
  const [kept, setDraft] = useState<AbsenceDraft | null>(null);
  const [warnings, setWarnings] = useState<ResizeEffects | null>(null);
  const [once, setOnce] = useState('');
  const [isSaving, setSaving] = useState(false);
  const isCurrent = absences.some(
    ({ id, version }) => id === kept?.absence.id && version === kept.absence.version,
  );
  const draft = kept && isCurrent && !isSameDays(kept, kept.absence) ? kept : null;
  const asked = warnings?.draft === draft ? warnings : null;

  const look = useEffectEvent(async (of: AbsenceDraft) => {
    const answer = await ways?.preview(of.absence, of);
    if (answer === undefined) return;
    const isRefused = typeof answer === 'string';
    setWarnings({
      draft: of,
      preview: isRefused ? null : answer,
      problem: isRefused ? answer : null,
    });
  });
  useEffect(() => {
    if (!draft) return;
    const timer = setTimeout(() => void look(draft), PREVIEW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft]);

  function change(absence: AbsenceDto, days: AwayDays) {
    const { startsOn, endsOn } = days;
    if (kept?.absence.id === absence.id && isSameDays(kept, days)) return;
    setDraft({ absence, startsOn, endsOn });
    setOnce(newOnceKey());
  }
  function cancel() {
    setDraft(null);
    setWarnings(null);
  }
  async function save() {
    if (!draft || !ways || isSaving) return;
    setSaving(true);
    const problem = await ways.save(draft, once);
    setSaving(false);
    if (problem !== null) setWarnings({ draft, preview: null, problem });
  }

  /** A key on an absence; answers whether it meant its days. */
  function pressed(absence: AbsenceDto, event: { key: string; shiftKey: boolean }): boolean {
    const isDrafted = draft?.absence.id === absence.id;
    const next = resizeByKey(isDrafted ? draft : absence, event);
    if (next) change(isDrafted ? draft.absence : absence, next);
    else if (isDrafted && event.key === 'Escape') cancel();
    else if (isDrafted && event.key === 'Enter') void save();
    else return false;
    return true;
  }

  return {
    draft,
    preview: asked?.preview ?? null,
    problem: asked?.problem ?? null,
    isSaving,
    change,
    cancel,
    save,
    pressed,
  };
}
