import { expect, it } from 'vitest';
import { submissionNotice } from './review-reasons';

it('says of each reason what to do, also of one that is not known yet', () => {
  expect(submissionNotice('not-sure')).toBe(
    'A new client waits for an answer: not sure what they need.',
  );
  expect(submissionNotice('address-known')).toContain('Merge the two');
  expect(submissionNotice('page-full')).toContain('takes nothing more');
  expect(submissionNotice('of-tomorrow')).toBe(
    'A new client waits for an answer: someone has to look.',
  );
});
