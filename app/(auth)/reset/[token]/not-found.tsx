export { DeadLink as default } from '@/components/identity/dead-link';
