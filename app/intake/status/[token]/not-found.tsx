import { BothLanguages } from '../../both-languages';

/** What every status link shows that has expired, was taken back or never was: the same, in both languages. */
export default function DeadStatusLink() {
  return <BothLanguages of={({ status }) => ({ title: status.dead, text: status.deadText })} />;
}
