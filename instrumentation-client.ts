import { failActionsAtOnce } from '@/lib/platform/actions/fail-at-once';

// Runs before the page comes to life: everything that it sends is sent through this.
failActionsAtOnce();
