/**
 * Hears from this page's own origin what reached the trackers, so that watching is not tracking.
 * Hidden tabs let go of the connection: a browser has six for one host.
 *
 * @param {number} since hits up to this id belong to an earlier page view
 * @param {(hit: import('../serve.d.ts').Hit) => void} tell
 * @returns {() => void} stops
 */
export function followHits(since, tell) {
  let last = since;
  /** @type {EventSource | undefined} */
  let source;

  const open = () => {
    source = new EventSource('/demo/hits');
    source.onmessage = ({ data }) => {
      const hit = JSON.parse(data);
      if (hit.id <= last) return;
      last = hit.id;
      tell(hit);
    };
  };
  const close = () => source?.close();
  const toggle = () => (document.hidden ? close() : open());

  document.addEventListener('visibilitychange', toggle);
  if (!document.hidden) open();
  return () => {
    document.removeEventListener('visibilitychange', toggle);
    close();
  };
}
