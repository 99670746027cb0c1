'use client';

import { useEffect, type ReactNode } from 'react';
import { setPageMember } from '@/lib/platform/actions/page-member';
import { MemberContext } from './action-form-context';

/** Says to everything inside in whose name it is drawn, so that nothing is sent in another's. */
export function PageMember({ id, children }: { id: string; children: ReactNode }) {
  useEffect(() => setPageMember(id), [id]);
  return <MemberContext value={id}>{children}</MemberContext>;
}
