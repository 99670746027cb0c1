'use client';

import { useEffect, useState, type RefObject } from 'react';
import { textsOf } from './form-fields';
import type { FieldTexts } from './merge-fields';

/** Keeps what a form was filled from. */
class ShownVersion {
  /** What the fields held when they were filled. */
  before: FieldTexts = {};
  private held: string | null = null;

  /** The fields show this version from here on, whatever the page around them is told. */
  hold(form: HTMLFormElement, version: string | number): void {
    const texts = textsOf(form);
    // A form without fields shows nothing of its own: it follows the page.
    if (this.held !== null || Object.keys(texts).length === 0) return;
    this.before = texts;
    this.held = String(version);
  }

  /** The version to send, or null for the page's own. */
  readonly version = (): string | null => this.held;

  /** What is stored by now has been seen and merged into the fields. */
  readonly merge = (version: number, theirs: FieldTexts): void => {
    this.held = String(version);
    this.before = { ...this.before, ...theirs };
  };

  /** The fields were saved, and show what the page shows. */
  readonly forget = (): void => {
    this.held = null;
  };
}

/**
 * The version of what a form shows. A page that is drawn anew brings a newer version, but not what
 * was changed by it into fields that were filled already; sending the newer one would overwrite
 * changes that no one saw.
 */
export function useShownVersion(
  formRef: RefObject<HTMLFormElement | null>,
  version: string | number | undefined,
): ShownVersion {
  const [shown] = useState(() => new ShownVersion());
  useEffect(() => {
    if (formRef.current && version !== undefined) shown.hold(formRef.current, version);
  }, [formRef, version, shown]);
  return shown;
}
