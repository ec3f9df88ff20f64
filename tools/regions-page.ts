import { PRESETS } from '../src/regions/presets.ts';
import { outcomeOf, PLACES, SITUATIONS, type Outcome, type Situation } from './region-outcomes.ts';

/** Any day; the table is the same on all. */
const NOW = Date.UTC(2026, 10, 22);

const INTRO = `# Regions and the privacy signal

Made from \`src/regions/\` by \`npm run docs\`; changes here are lost. This is engineering, not legal advice: ask your lawyer
which rules hold for you.

Without \`regions\` Assent asks everywhere and runs nothing before the answer: that is lawful everywhere, and the default.
Who wants no more than the law of a place asks for names the rules:

\`\`\`json
{ "regions": ["eu", "uk", "ch", "us-ca", "us", { "codes": ["AU", "NZ"], "model": "notice" }] }
\`\`\`

## Where the visitor is

Assent asks nobody. The page says it, in one of three ways; the first that is an ISO 3166 code (\`DE\`, \`US-CA\`) counts. The
attribute counts on Assent's own tag alone; with a bundler, use one of the others:

\`\`\`html
<script src="/assent.js" data-config="/assent.json" data-region="US-CA"></script>
<meta name="assent-region" content="US-CA">
\`\`\`

\`\`\`
Server-Timing: region;desc="US-CA"
\`\`\`

A content network can write the header without touching the page: most know the country and state of a request. The rule with
exactly that code holds, else the one with its country (\`US\`); of several, the first. **Where nobody says, or no rule
fits, the strictest holds: opt-in.** A \`<meta>\` must stand above the script.

## Models

| model | before a decision | banner | launcher |
|---|---|---|---|
| \`opt-in\` | nothing runs that is not required | yes | as configured |
| \`opt-out\` | everything runs | no | “Your Privacy Choices” in words, beside the opt-out icon |
| \`notice\` | everything runs | yes | as configured |
| \`none\` | everything runs | no | as configured |

Everywhere visitors can refuse in the preferences, and a refusal holds. A decision made where everything was on beforehand is
no consent elsewhere: it is kept in a cookie of its own (\`assent-opt-out\`), so that the same visitor is asked in an opt-in
region. What was decided in an opt-in region counts everywhere, until something is refused elsewhere: then the visitor is
asked again there. \`askAgainAfter\` keeps a refusal for so many months, although \`revision\` is raised meanwhile, but never
longer than \`lifetime\`; that and \`texts\` replace those of the config. What is new since a decision stays denied. The banner
of \`notice\` says what the others say: give it words of your own with \`texts\`. A law that wants a link in header or footer still wants it: put \`data-assent-do="open"\` on yours.

For these sites \`assent-regions.js\` loads before anything else happens: \`assent:ready\` comes a moment later, and if the
file does not come, nothing runs and nobody is asked.

## Presets

`;

const OUTCOMES = `
## What happens

Of a site with all presets, before any click. “Signal” is Global Privacy Control. “Asked” means that the banner is shown.

`;

const SIGNAL = `
## The privacy signal

Only \`navigator.globalPrivacyControl === true\` is one. It denies \`advertising\`, or what \`gpc.deny\` says:

- **Opt-in regions, and without \`regions\`**: nothing runs anyway before the answer. The banner says that the signal is
  honoured, \`consent.source\` is \`gpc\`, and what visitors then grant themselves goes first, which the preferences say.
- **All others**: what it denies is denied, whatever was granted before, and whoever grants it. It is stored like a decision,
  with the source \`gpc\`, so that it holds when the signal is gone; no banner comes. “Your Privacy Choices” says
  *Opt-Out Preference Signal Honored*, and so do the preferences.

Screen readers hear of both. \`"gpc": { "dnt": true }\` takes Do Not Track as such a signal as well.
`;

/** `docs/regions.md`: the rules that come with Assent, and what happens in every situation, from the same data. */
export function regionsPage(): string {
  const presets = Object.entries(PRESETS).map(
    ([name, { title, codes = [], model = 'opt-in', lifetime, askAgainAfter, sources }]) =>
      `| \`${name}\` | ${title} | ${codes.join(' ')} | ${model} | ${lifetime?.months ?? '–'} | ${askAgainAfter?.months ?? '–'} | ${sources.join('. ')} |`,
  );
  const names = PLACES.map(([name]) => (name.includes(' ') ? name : `\`${name}\``));
  const outcomes = SITUATIONS.map((situation) => {
    const cells = PLACES.map(([, region]) => inWords(outcomeOf(region, situation, NOW)));
    return `| ${nameOf(situation)} | ${cells.join(' | ')} |`;
  });
  return [
    `${INTRO}| preset | where | codes | model | months | refusal holds | from |`,
    '|---|---|---|---|--:|--:|---|',
    ...presets,
    `${OUTCOMES}| visitor | ${names.join(' | ')} |`,
    `|---|${'---|'.repeat(names.length)}`,
    ...outcomes,
    SIGNAL,
  ].join('\n');
}

function nameOf({ stored, isRevised, hasSignal }: Situation): string {
  const decided = { nothing: 'new', granted: 'has accepted', refused: 'has refused' }[stored];
  return [decided, isRevised && 'new revision', hasSignal && 'signal'].filter(Boolean).join(', ');
}

function inWords({ asks, granted }: Outcome): string {
  const runs = granted.length === 2 ? 'all' : granted.length ? `${granted.join()} only` : 'nothing';
  return asks ? `**asked**, ${runs}` : runs;
}
