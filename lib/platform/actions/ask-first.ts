import { AppError } from '@/lib/shared/errors';
import type { Question } from './state';

/** More would follow than the page had shown: nothing is done, and the form asks. */
export class AskFirst extends AppError {
  constructor(
    message: string,
    readonly question: Question,
  ) {
    super('conflict', message);
  }
}
