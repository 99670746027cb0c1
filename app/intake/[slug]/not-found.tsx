import { BothLanguages } from '../both-languages';

/** What the address of every firm shows that has no page, or none that is on: the same, in both languages. */
export default function NoIntake() {
  return <BothLanguages of={({ noPage }) => noPage} />;
}
