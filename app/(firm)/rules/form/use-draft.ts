'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RuleSet } from '@/lib/assignment/core';
import {
  changesAgainst,
  NO_CHANGES,
  type DraftFields,
  type RuleField,
} from '@/app/(firm)/rules/rule-fields';

/** Follows what the form within `host` says otherwise than these rules. */
export function useDraft(rules: RuleSet) {
  const host = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<DraftFields>(NO_CHANGES);
  const look = useEffectEvent(() => {
    const form = host.current?.querySelector('form');
    if (!form) return;
    const next = changesAgainst(rules, fieldsIn(form));
    setDraft((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next));
  });
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    // A press may change what the form holds, once React has drawn what it did.
    const lookLater = () => setTimeout(() => look());
    element.addEventListener('input', lookLater);
    element.addEventListener('click', lookLater);
    return () => {
      element.removeEventListener('input', lookLater);
      element.removeEventListener('click', lookLater);
    };
  }, []);
  return { host, draft };
}

function fieldsIn(form: HTMLFormElement): RuleField[] {
  return [...new FormData(form)].flatMap(([name, value]): RuleField[] =>
    typeof value === 'string' && name !== 'version' ? [[name, value]] : [],
  );
}
