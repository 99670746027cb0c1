'use client';

/** The member whom the page was drawn for. */
let member: string | null = null;

/** Notes for whom the page is drawn; a page that is drawn for someone else says so again. */
export function setPageMember(id: string): void {
  member = id;
}

/** The member whom this page was drawn for: what is sent from it is sent in their name only. */
export function pageMember(): string | null {
  return member;
}
