export { default } from '../../[token]/not-found';
