import 'server-only';

export { addNote } from './add-note';
export { listMentionable } from './list-mentionable';
export { listNotes } from './list-notes';
export { writeNote } from './write-note';
