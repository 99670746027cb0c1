import { coverSentence } from '@/components/attorneys/cover-words';
import { Alert } from '@/components/ui/alert';
import { mayKeepCover, type CoverDto } from '@/lib/absences';
import type { Actor } from '@/lib/auth/actor';
import { KeepCover } from '../../attorneys/keep-cover';

/** Who covers the case while its holder is away, or will, and that it returns by itself. */
export function CoverBanners({ covers, actor }: { covers: readonly CoverDto[]; actor: Actor }) {
  return covers.map((cover) => (
    <Alert
      key={cover.id}
      tone={cover.blockedAt ? 'warn' : 'info'}
      title={coverSentence(cover)}
      actions={
        cover.status === 'active' && mayKeepCover(actor, cover.fromAttorney.id) ? (
          <KeepCover cover={cover} />
        ) : null
      }
    />
  ));
}
