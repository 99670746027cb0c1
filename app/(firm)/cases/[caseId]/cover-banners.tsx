import { coverSentence } from '@/components/attorneys/cover-labels';
import { Alert } from '@/components/ui/alert';
import { mayMakeCoverPermanent } from '@/lib/features/absences';
import type { CoverDto } from '@/lib/contracts/cover';
import type { Actor } from '@/lib/platform/auth/actor';
import { MakeCoverPermanent } from '@/app/(firm)/attorneys/absences/make-cover-permanent';

/** Who covers the case while its holder is away, or will, and that it returns by itself. */
export function CoverBanners({ covers, actor }: { covers: readonly CoverDto[]; actor: Actor }) {
  return covers.map((cover) => (
    <Alert
      key={cover.id}
      tone={cover.blockedAt ? 'warn' : 'info'}
      title={coverSentence(cover)}
      actions={
        cover.status === 'active' && mayMakeCoverPermanent(actor, cover.fromAttorney.id) ? (
          <MakeCoverPermanent cover={cover} />
        ) : null
      }
    />
  ));
}
