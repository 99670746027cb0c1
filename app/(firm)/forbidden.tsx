import { ForbiddenNotice } from '@/components/shell/forbidden-notice';

/** A page of the firm that is open to other roles than the viewer's. */
export default function FirmForbidden() {
  return <ForbiddenNotice />;
}
