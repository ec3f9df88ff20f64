import type { Environment, Result } from '../types.ts';

/** How it was measured, and where. */
export function methodSection(result: Result): string {
  const { environment: at, peers } = result;
  const versions = peers.filter(({ version }) => version).map(({ title, version }) => `${title} ${version}`);
  return `## Method

\`npm run bench\` measures all products in one run: in every round each of them in turn, with another one first each time. A visit is a
browser context of its own, with nothing cached and nothing stored (a returning visitor: with what the product stored after
*Accept*), in a renderer process that has shown a blank page of the same site before. The page is the same for all: 20 paragraphs, four
categories, the same words, and gated inline scripts in turn for each category. The CPU is throttled ${at.throttle} times. Each product is set up
as its own documentation has it.

- **Clickable**: from navigation start until the button *Accept all* is hit where it stands, looked at in every animation frame.
  **Fully opaque**: until its opacity is above 0.99.
- **Script time**: what the renderer spent in scripts, until 0.7 s after the banner stood (returning: 0.2 s after the last gated script).
- **Accept to last**: from the time stamp of the click until the last gated script ran. A visit counts only if each ran exactly once.
- **Round trips**: requests before the banner that had to wait for one another, the page itself included. The 150 ms of slow 4G are added
  to each request by the browser; setting up the connection is not in it. Files are sent without compression, to all products alike.
- **Heap**: after a garbage collection, less the bare page's in the same round.
- **Ratio**: the median of the ratios to vanilla-cookieconsent in the same round, with quartiles in brackets. Pages with 100 scripts are
  visited in every third round, pages with 10,000 in every fifth, by two products.

The site's address is \`${at.origin}\`: ${addressNote(at)}

| | |
|---|---|
| date | ${at.date} |
| CPU | ${at.cpu}, ${at.cores} cores, ${at.memory} GiB of memory |
| system | ${at.system} |
| Node | ${at.node} |
| Chromium | ${at.chromium} |
| versions | ${versions.join(', ')} |`;
}

function addressNote({ origin }: Environment): string {
  return new URL(origin).port === ''
    ? 'without a port, as visitors have it.'
    : 'with a port, because port 80 could not be used. Some products check more where there is one.';
}
