/** Lets keyboard users pass over the navigation; visible only when focused. */
export function SkipLink() {
  return (
    <a
      href="#main"
      data-print="hide"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 text-sm font-medium text-on-accent focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}
