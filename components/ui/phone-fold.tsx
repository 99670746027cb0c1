'use client';

import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { Card } from './card';
import { cn } from './cn';

/**
 * A part of a long page. On phones it is its heading until someone opens it, or comes to it by its
 * fragment; on wider screens it is always open. Fields inside count wherever it is closed, and one
 * that is refused opens it.
 */
export function PhoneFold({
  id,
  title,
  description,
  isOpen: isOpenAtFirst = false,
  className,
  children,
}: {
  /** The fragment that leads here. */
  id?: string | undefined;
  title: string;
  description?: ReactNode;
  /** Whether phones show it from the start. */
  isOpen?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const bodyId = useId();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  useEffect(() => {
    if (id === undefined) return;
    const openByFragment = () => {
      if (location.hash === `#${id}`) setIsOpen(true);
    };
    openByFragment();
    window.addEventListener('hashchange', openByFragment);
    return () => window.removeEventListener('hashchange', openByFragment);
  }, [id]);
  return (
    <div id={id} className={cn('min-w-0', className)}>
      <Card
        title={
          <>
            <span className="max-md:hidden">{title}</span>
            <button
              type="button"
              aria-expanded={isOpen}
              aria-controls={bodyId}
              onClick={() => setIsOpen(!isOpen)}
              className="-my-1 flex items-center gap-2 rounded-sm py-1 text-left md:hidden"
            >
              <ChevronDown
                aria-hidden="true"
                className={cn(
                  'size-4 shrink-0 text-ink-3 transition-transform',
                  !isOpen && '-rotate-90',
                )}
              />
              {title}
            </button>
          </>
        }
        description={description}
      >
        <div id={bodyId} className={cn(!isOpen && 'max-md:not-has-[[aria-invalid=true]]:hidden')}>
          {children}
        </div>
      </Card>
    </div>
  );
}
