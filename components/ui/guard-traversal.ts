import { askBefore } from './leave-store';
import { hasUnsavedChanges } from './dirty-forms';

/**
 * Asks before Back or Forward of the browser leave a page with something typed, where that stays
 * within the product; what leaves it asks by itself (`beforeunload`). Answers how to stop that.
 */
export function guardTraversal(): () => void {
  return 'navigation' in window ? guardByNavigation(window.navigation) : guardByHistory();
}

function guardByNavigation(navigation: Navigation): () => void {
  function navigating(event: NavigateEvent) {
    // Browsers let no one be kept: what was not touched since the last question may not ask again.
    if (event.navigationType !== 'traverse' || !event.cancelable || !hasUnsavedChanges()) return;
    event.preventDefault();
    const { key } = event.destination;
    askBefore(() => void navigation.traverseTo(key));
  }
  navigation.addEventListener('navigate', navigating);
  return () => navigation.removeEventListener('navigate', navigating);
}

/** For browsers that tell of it only once it has happened: goes where it was, then asks. */
function guardByHistory(): () => void {
  let isReturning = false;
  function popped(event: PopStateEvent) {
    if (isReturning) {
      isReturning = false;
      event.stopImmediatePropagation();
      return;
    }
    if (!hasUnsavedChanges()) return;
    event.stopImmediatePropagation();
    isReturning = true;
    history.forward();
    askBefore(() => history.back());
  }
  window.addEventListener('popstate', popped, { capture: true });
  return () => window.removeEventListener('popstate', popped, { capture: true });
}
