import { CirclePause } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { formatDay } from '@/components/ui/format';

/** From when on someone gets no new cases. */
export function PauseNote({ pausesOn }: { pausesOn: string }) {
  return <Badge icon={CirclePause}>{`Paused from ${formatDay(pausesOn)}`}</Badge>;
}
