'use client';

import { Button } from '@/components/ui/button';
import { BothLanguages } from './both-languages';
import { en } from './messages/en';
import { es } from './messages/es';

/** What visitors see where one of their pages has failed. */
export default function IntakeError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <BothLanguages of={({ broken }) => broken}>
      <Button className="mt-8" onClick={retry}>
        {en.again} / <span lang="es">{es.again}</span>
      </Button>
    </BothLanguages>
  );
}
