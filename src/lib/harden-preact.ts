import { options, type VNode } from 'preact';

/** Says on Preact's options that the hook is there. */
const HARDENED = Symbol('hardened');

/**
 * Makes Preact read props as they were written, and nothing that the page has put on `Object.prototype`.
 *
 * Preact walks props with `for … in` and reads some as members, so it sees what they inherit. With an inherited
 * `children` or `dangerouslySetInnerHTML`, as a library or a prototype pollution bug may leave behind, elements are drawn
 * with the page's content or with none, and it is luck alone that markup is not parsed (Preact 11.2 compares it with what
 * the old props inherit). Therefore:
 * - props inherit nothing, and no element has `dangerouslySetInnerHTML`, wherever it came from;
 * - a reference is a function or none: Preact would write into whatever else it finds there;
 * - Preact's options inherit nothing either: it calls `options.event` and others where they exist.
 *
 * Call it before the first JSX is evaluated, as `draw` does. A second call does nothing. A hook that was there is called
 * first, so that it cannot undo ours.
 *
 * Props of `ref={…}`, `h` and `cloneElement` are copied by assignment *before* any hook is called: they throw where
 * `Object.prototype` has an enumerable member that is read-only, and lose what it has a setter for. Do without them: look
 * for the element once it is drawn.
 */
export function hardenPreact(): void {
  if (Object.hasOwn(options, HARDENED)) return;
  Object.setPrototypeOf(options, null);
  const { vnode: previous } = options;
  Object.assign(options, {
    [HARDENED]: true,
    vnode(vnode: VNode): void {
      previous?.(vnode);
      harden(vnode);
    },
  });
}

function harden(vnode: VNode): void {
  const props: unknown = vnode.props;
  // Those of a text are the text.
  if (typeof props !== 'object' || props === null) return;
  Object.setPrototypeOf(props, null);
  if (typeof vnode.type !== 'string') return;
  Object.assign(props, { dangerouslySetInnerHTML: undefined });
  if (typeof vnode.ref !== 'function') vnode.ref = null;
}
