import { consentSection } from './consent-section.ts';
import type { Diagnosis } from './diagnose.ts';
import { earlySection } from './early-section.ts';
import { elementsSection } from './elements-section.ts';
import { problemsSection } from './problems-section.ts';
import { count, type Row, type Section } from './section.ts';
import { storedSection } from './stored-section.ts';

/** The whole diagnosis in words, in the order of the panel. */
export function sectionsOf(diagnosis: Diagnosis): Section[] {
  return [
    problemsSection(diagnosis),
    consentSection(diagnosis),
    elementsSection(diagnosis),
    earlySection(diagnosis),
    storedSection(diagnosis),
    duplicatesSection(diagnosis),
    speedSection(diagnosis),
    textsSection(diagnosis),
    contrastSection(diagnosis),
  ];
}

function duplicatesSection({ duplicates }: Diagnosis): Section {
  const rows = duplicates.map(({ what, reason }): Row => ({
    title: what,
    isCode: true,
    tone: 'look',
    lines: [reason],
  }));
  return {
    id: 'duplicates',
    title: 'Twice',
    tone: rows.length ? 'look' : 'good',
    verdict: rows.length ? `${count(rows.length, 'thing')} twice` : 'Nothing is there twice',
    rows,
  };
}

function speedSection({ speed, requestsAreCut }: Diagnosis): Section {
  const slow = speed.filter(({ isSlow }) => isSlow);
  const rows = speed.map(({ whose, requests, slowest, slowestUrl, isSlow }): Row => ({
    title: whose,
    isCode: true,
    ...(isSlow && { tone: 'look', badge: 'slow' }),
    lines: [`${count(requests, 'request')}, the slowest ${slowest} ms`],
    facts: [['slowest', slowestUrl]],
  }));
  return {
    id: 'speed',
    title: 'Speed',
    tone: slow.length ? 'look' : 'good',
    verdict: slow.length
      ? `${slow.map(({ whose }) => whose).join(', ')}: over one second`
      : speed.length
        ? 'No service took a second'
        : 'No service was asked for',
    rows,
    note: `Time on the network, as the browser measured it; not what a script does once it is here.${
      requestsAreCut ? ' The browser has stopped listing requests, so some are missing.' : ''
    }`,
  };
}

function textsSection({ texts, consent }: Diagnosis): Section {
  return {
    id: 'texts',
    title: 'Words',
    tone: texts.length ? 'note' : 'good',
    verdict: texts.length ? `${count(texts.length, 'text')} missing` : 'Everything is put into words',
    rows: texts.map(({ path, reason }): Row => ({ title: path, isCode: true, lines: [reason] })),
    ...(consent && { note: `The interface is in ${consent.language} here; a visitor may have another language.` }),
  };
}

function contrastSection({ contrast }: Diagnosis): Section {
  const low = contrast.filter(({ ratio, least }) => ratio < least);
  const rows = low.map(({ what, ratio, least }): Row => ({
    title: what,
    tone: 'wrong',
    badge: `${ratio} : 1`,
    lines: [`WCAG 2.2 AA asks for ${least} : 1.`],
  }));
  return {
    id: 'contrast',
    title: 'Contrast',
    tone: low.length ? 'wrong' : contrast.length ? 'good' : 'note',
    verdict: low.length
      ? `${count(low.length, 'text')} of ${contrast.length} too faint`
      : contrast.length
        ? `${count(contrast.length, 'text')} checked: WCAG 2.2 AA`
        : 'No text of Assent is on screen',
    rows,
    note: 'Only what Assent shows now is measured: open the banner or the preferences to have them looked at.',
  };
}
