import { redirect } from 'next/navigation';
import { asRoute } from '@/components/ui/link';

/** The reports begin with the one that people look at most. */
export default function ReportsPage(): never {
  redirect(asRoute('/reports/workload'));
}
