import { categoryCard, plainCard } from './panel/category-card.js';
import { create } from './panel/create.js';
import { readDeclarations } from './panel/declarations.js';
import { logEvents } from './panel/event-log.js';
import { followHits } from './panel/follow-hits.js';
import { startOver } from './panel/start-over.js';
import { storedHere } from './panel/stored-here.js';

const POLL = 500;
/** A screen reader hears one sentence after things have calmed down, not every beacon. */
const CALM = 2000;
/** What scrolls must scroll by keyboard too. */
const REACHABLE = { tabindex: '0', role: 'group', 'aria-label': 'What leaves this page, by category' };

/**
 * Shows live what left this page and what it keeps. Stores nothing itself.
 *
 * - `since`: id of the last hit before this page view
 * - `docked`: a bar at the top that opens, for the example sites
 * - slotted: buttons to stand beside its own
 */
class DemoPanel extends HTMLElement {
  /** @type {import('./serve.d.ts').Hit[]} */
  #hits = [];
  #drawn = '';
  #stop = new AbortController();

  async connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const docked = this.hasAttribute('docked');
    const cards = create('div', { class: 'cards' });
    const below = create('div', { class: 'below' });
    const events = create('ol', { class: 'events', tabindex: '0', 'aria-label': 'Assent’s events, newest first' });
    const eventsCard = create('section', { class: 'card' }, create('h3', {}, 'Assent’s events'), events);
    const totals = create('span', { class: 'totals' });
    const spoken = create('p', { class: 'spoken', role: 'status' });
    const again = create('button', { type: 'button' }, 'Start over');
    again.addEventListener('click', startOver);
    const body = create('div', { class: 'body', ...(docked && REACHABLE) }, cards, below);
    const actions = create('div', { class: 'actions' }, create('slot'), again);

    root.replaceChildren(
      create('link', { rel: 'stylesheet', href: '/panel.css' }),
      docked
        ? create(
            'aside',
            { 'aria-label': 'Assent demo' },
            create(
              'details',
              { class: 'panel docked' },
              create('summary', {}, create('b', {}, 'Live'), totals),
              actions,
              body,
            ),
          )
        : create(
            'section',
            { class: 'panel', 'aria-labelledby': 'title' },
            create('header', {}, create('h2', { id: 'title' }, 'What leaves this page'), totals, actions),
            body,
          ),
      spoken,
    );
    logEvents(events, this.#stop.signal);

    const declarations = await readDeclarations();
    const draw = () => this.#draw(declarations, { cards, below, eventsCard, totals, spoken });
    const stopHits = followHits(Number(this.getAttribute('since')), (hit) => {
      this.#hits.push(hit);
      draw();
    });
    const timer = setInterval(draw, POLL);
    this.#stop.signal.addEventListener('abort', () => {
      stopHits();
      clearInterval(timer);
    });
    draw();
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  /** Draws only what changed: lists that blink are hard to read and lose the selection. */
  #draw(declarations, { cards, below, eventsCard, totals, spoken }) {
    const stored = storedHere();
    const consent = window.assent?.consent;
    const now = JSON.stringify([this.#hits.length, stored, consent]);
    if (now === this.#drawn) return;
    this.#drawn = now;

    const card = cardMaker(declarations, this.#hits, stored);
    cards.replaceChildren(
      ...declarations.categories.map((id) => categoryCard(card(id, { choice: choiceOf(id, declarations, consent) }))),
    );
    const undeclared = card('undeclared', {
      title: 'Not declared here',
      note: 'Left by another page of this demo, or missing in the config.',
    });
    below.replaceChildren(
      plainCard(card('assent', { title: 'Assent itself', note: 'Its answer, and nothing else.' })),
      eventsCard,
      ...(undeclared.hits.length + undeclared.stored.length ? [plainCard(undeclared)] : []),
    );
    totals.textContent = totalsOf(this.#hits, stored);
    setTimeout(() => {
      if (now === this.#drawn) spoken.textContent = totals.textContent;
    }, CALM);
  }
}

function cardMaker(declarations, hits, stored) {
  return (id, more) => ({
    id,
    title: id,
    hits: hits.filter(({ vendor }) => (declarations.ofVendor(vendor) ?? 'undeclared') === id),
    stored: stored.filter((item) => (declarations.ofStored(item) ?? 'undeclared') === id),
    ...more,
  });
}

function choiceOf(id, declarations, consent) {
  if (declarations.isRequired(id)) return 'required';
  const choice = consent?.categories?.[id];
  if (choice === 'granted') return choice;
  if (!consent?.decided) return 'waiting';
  const services = Object.entries(consent.services).filter(([service]) => declarations.ofVendor(service) === id);
  return services.some(([, each]) => each === 'granted') ? 'mixed' : 'denied';
}

function totalsOf(hits, stored) {
  const cookies = stored.filter(({ kind }) => kind === 'cookie').length;
  return [
    counted(hits.length, 'request', 'requests'),
    counted(cookies, 'cookie', 'cookies'),
    counted(stored.length - cookies, 'storage key', 'storage keys'),
  ].join(' · ');
}

function counted(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}

customElements.define('demo-panel', DemoPanel);
