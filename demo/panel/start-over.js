/** Puts this origin back to a first visit: no log, no cookie, no storage. Then loads the page anew. */
export async function startOver() {
  await fetch('/demo/clear', { method: 'POST' });
  for (const pair of document.cookie.split('; ')) expire(pair.split('=')[0]);
  localStorage.clear();
  sessionStorage.clear();
  location.reload();
}

/** A cookie goes only under the path and domain that it was set with, and a script cannot read these. */
function expire(name) {
  for (const path of ['/', location.pathname, location.pathname.replace(/[^/]*$/, '')]) {
    for (const domain of ['', `; Domain=${location.hostname}`]) {
      document.cookie = `${name}=; Path=${path}; Max-Age=0${domain}`;
    }
  }
}
