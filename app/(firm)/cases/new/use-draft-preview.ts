'use client';

import { useEffect, useState } from 'react';
import type { DraftPreviewDto } from '@/lib/contracts/decision';
import { askAboutDraft, type Draft } from './draft';

/** Typing rests this long before the rules are asked. */
const REST_MS = 350;

/** What is known of a draft: of an older one while the answer to the newest is on its way. */
export interface DraftAnswer {
  /** Why the rules could not be asked; undefined where there was no answer yet. */
  preview: DraftPreviewDto | string | undefined;
  isFresh: boolean;
}

/** Who would get the case that is being typed, asked whenever the typing rests. */
export function useDraftPreview(draft: Draft | null): DraftAnswer {
  const [answer, setAnswer] = useState<{ draft: Draft; preview: DraftPreviewDto | string } | null>(
    null,
  );
  useEffect(() => {
    if (!draft) return;
    let current = true;
    const timer = setTimeout(() => {
      void askAboutDraft(draft).then((preview) => {
        if (current) setAnswer({ draft, preview });
      });
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [draft]);
  return { preview: answer?.preview, isFresh: answer?.draft === draft };
}
