import { attempt } from './lib/attempt.ts';
import { listen } from './lib/dom.ts';

/** Milliseconds after which whoever has set out for another page and is still here will stay: it was a download. */
const DEPARTURE = 10_000;

/**
 * Makes the function that loads the page again, as a script that has run cannot be undone. Whoever is on the way to
 * another page gets there: a decision may be the last thing that is done on this one.
 */
export function createPageLoader(): () => void {
  let leavesBy = 0;
  // A browser without it tells nothing, and visitors stay.
  attempt(() =>
    listen<NavigateEvent>(window.navigation, 'navigate', ({ destination }) => {
      if (!destination.sameDocument) leavesBy = Date.now() + DEPARTURE;
    }),
  );
  return function loadPageAnew() {
    const rest = leavesBy - Date.now();
    if (rest > 0) setTimeout(loadPageAnew, rest);
    else startAnew();
  };
}

/**
 * Not by `reload()`, which would send a form again that led here (an order twice): the address is asked for anew. It
 * differs for a moment, because a browser goes nowhere to the address where it is.
 */
function startAnew(): void {
  const { href, protocol } = location;
  if (!protocol.startsWith('http')) return location.reload();
  // Routers listen to `history.replaceState`, and need not hear of this.
  attempt(() => History.prototype.replaceState.call(history, history.state, '', '?_'));
  location.replace(href);
}
