import { BothLanguages } from '../both-languages';

/** What is shown of any link to someone whose network has opened very many: it may well be good. */
export function TooManyLooks() {
  return (
    <BothLanguages of={({ status }) => ({ title: status.tooMany, text: status.tooManyText })} />
  );
}
