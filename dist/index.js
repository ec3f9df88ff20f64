/*! Assent 0.1.0 MIT */
// src/config/bare.ts
/** Whether it is an object with keys, and not a list. */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** No config is nested deeper; the stack of the page would not stand it. */ var MAX_DEPTH = 16;

/** A deep copy of plain data, whose objects have no prototype. */ function bare(value, depth = 0) {
  if (depth > MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map(item => bare(item, depth + 1));
  if (!isObject(value)) return value;
  const copy = Object.create(null);
  for (const [key, item] of Object.entries(value)) copy[key] = bare(item, depth + 1);
  return copy;
}

// src/config/defaults.ts
/** Shown when the config names neither categories nor services; services may use them unnamed. */ var BUILT_IN_CATEGORIES = [ "functional", "analytics", "advertising", "personalization" ];

/** Months a decision holds (R040 to R042: exactly six satisfies France, Italy and Ireland at once). */ var LIFETIME_MONTHS = 6;

/** The ceiling for `lifetime.months`: no choice is older (R045). */ var MAX_LIFETIME_MONTHS = 13;

/** The attribute of gated elements. */ var ATTRIBUTE = "data-consent";

/** Name of the cookie with the record. */ var COOKIE_NAME = "assent";

/** Twelve digits, so that a time such as 202611220930 will do, and the record stays short. */ var MAX_REVISION = 999999999999;

// src/config/read-config.ts
/** Ids fit an attribute value and the record without encoding. */ var ID = /^[a-z\d][\w-]{0,31}$/i;

/** A name, or a prefix that ends in `*`; a lone `*` would sweep everything on the site. */ var PATTERN = /^[^*;=\s]{1,255}\*?$/;

/**
* What the core needs of a config that anyone may have written. Whatever is wrong falls back to its default, as long
* as that cannot loosen the gate; `checkConfig` tells what it was. Texts are left to the UI. `undefined` when there is
* no config to speak of: then no informed question can be put.
*/ function readConfig(raw) {
  if (!isObject(raw)) return void 0;
  const config = bare(raw);
  const {revision = 1} = config;
  const cookie = object(config["cookie"]);
  const ui = object(config["ui"]);
  const shown =  new Map;
  for (const item of list(config["categories"], "id")) {
    const {id, title, description, required = id === "functional"} = item;
    if (!fits(ID, id) || shown.has(id) || (title === void 0 || title === "") && !builtIn(id)) continue;
    shown.set(id, {
      id,
      title,
      description,
      required: required === true
    });
  }
  const services =  new Map;
  for (const item of list(config["services"], "id")) {
    const {id} = item;
    const category = shown.get(item["category"]) ?? builtIn(item["category"]);
    if (!category || !fits(ID, id) || services.has(id) || shown.has(id) || builtIn(id)) continue;
    shown.set(category.id, category);
    services.set(id, {
      ...item,
      id,
      category: category.id,
      required: category.required,
      cookies: list(item["cookies"], "name").filter(({name}) => fits(PATTERN, name)),
      storage: array(item["storage"]).filter(key => fits(PATTERN, key))
    });
  }
  return bare({
    ...config,
    revision: integer(revision, 1, MAX_REVISION, 0),
    controller: object(config["controller"]),
    categories: shown.size ? [ ...shown.values() ] : BUILT_IN_CATEGORIES.map(builtIn),
    services: [ ...services.values() ],
    lifetime: {
      months: integer(object(config["lifetime"])["months"], 1, 13, 6)
    },
    cookie: {
      ...cookie,
      name: matching(/^[\w.-]{1,64}$/, cookie["name"], COOKIE_NAME)
    },
    ui: {
      ...ui,
      launcher: ui["launcher"] !== false && object(ui["launcher"])
    },
    attribute: matching(/^data-[a-z\d-]+$/, config["attribute"], ATTRIBUTE)
  });
}

/** A category that every site has unless it says otherwise. */ function builtIn(id) {
  return BUILT_IN_CATEGORIES.includes(id) ? {
    id,
    required: id === "functional"
  } : void 0;
}

function fits(form, value) {
  return typeof value === "string" && form.test(value);
}

function matching(form, value, fallback) {
  return fits(form, value) ? value : fallback;
}

function object(value) {
  return isObject(value) ? value : bare({});
}

function array(value) {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; a text stands for an object with that key. */ function list(value, key) {
  return array(value).map(item => isObject(item) ? item : bare({
    [key]: item
  }));
}

/** A whole number from `min`; more than `max` becomes `max`. */ function integer(value, min, max, fallback) {
  return Number.isInteger(value) && value >= min ? Math.min(value, max) : fallback;
}

// src/consent/choice-of.ts
/** The choice for a category or service; `undefined` for an id that the config does not know. */ function choiceOf(consent, id) {
  return consent.categories[id] ?? consent.services[id];
}

// src/consent/lifetime.ts
/** Milliseconds in a day. */ var DAY_MS = 864e5;

/** The UTC day of a moment in ms since the epoch. */ function dayOf(ms) {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The start of a UTC day in ms since the epoch; `NaN` for anything that is no day. */ function startOf(day) {
  return Date.parse(`${day}T00:00Z`);
}

/**
* The same day of the month, some months on; the last day of that month where it has no such day
* (31 January + 1 month = 28 or 29 February).
*/ function addMonths(day, months) {
  const moved = new Date(day);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  if (moved.getUTCDate() !== new Date(day).getUTCDate()) moved.setUTCDate(0);
  return dayOf(moved.getTime());
}

// src/consent/create-consent.ts
/** Makes consents for what a config asks about. */ function consentFactory({categories, services, lifetime, revision}) {
  return (isGranted, decided, source = "none", decidedOn = null) => {
    const choices = items => {
      const result = Object.create(null);
      for (const item of items) result[item.id] = item.required || isGranted(item) ? "granted" : "denied";
      return Object.freeze(result);
    };
    return Object.freeze({
      decided,
      categories: choices(categories),
      services: choices(services),
      decidedOn,
      expiresOn: decidedOn && addMonths(decidedOn, lifetime.months),
      revision,
      source
    });
  };
}

/** Nothing decided: only what is required is granted. */ function undecided(create) {
  return create(() => false, false);
}

// src/lib/attempt.ts
/** Runs one step alone: what it throws becomes a problem, if anybody wants it, and `undefined`. */ function attempt(step, report, path = "") {
  try {
    return step();
  } catch (e) {
    report?.("internal/step-failed", path, e);
    return;
  }
}

// src/lib/dom.ts
/** The value of an accessor of `document`, whatever the page has named its elements. */ function documentGet(name) {
  return Reflect.get(Document.prototype, name, document);
}

function createElement(tag) {
  return Document.prototype.createElement.call(document, tag);
}

/** All elements inside that match. */ function queryAll(selector, root = document) {
  return (root === document ? Document : Element).prototype.querySelectorAll.call(root, selector);
}

var {addEventListener, removeEventListener} = EventTarget.prototype;

/** Adds a listener and returns the function that removes it. */ function listen(target, type, listener, options) {
  addEventListener.call(target, type, listener, options);
  return () => removeEventListener.call(target, type, listener, options);
}

// src/lib/emit.ts
/**
* Tells listeners, as `assent:…` on `document`. The browser isolates them: one that throws is the page's own error,
* and does not keep the next from being called.
*/ function emit(type, detail) {
  EventTarget.prototype.dispatchEvent.call(document, new CustomEvent(`assent:${type}`, {
    detail
  }));
}

// src/consent/record.ts
var MAX_CATEGORY = 15;

var MAX_SERVICE = 7;

/** The form of an id inside a record: as it is, or cut and with a hash at its end. */ function shorten(item) {
  const {id} = item;
  const length = "category" in item ? MAX_SERVICE : MAX_CATEGORY;
  if (id.length <= length) return id;
  let hash = 0;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) % 46656;
  return id.slice(0, length - 3) + hash.toString(36).padStart(3, "0");
}

/** Reads what `encodeRecord` wrote, in any grammar ever released. Never throws; `undefined` for anything else. */ function decodeRecord(line) {
  const match = /^1\.([\d-]{10})\.\d+\.(\d+)\.(\w+)\.([\w.!-]*)~([\w.!-]*)$/.exec(line);
  if (!match) return void 0;
  const [, day = "", revision, source, categories = "", services = ""] = match;
  return {
    day,
    revision: +(revision ?? 0),
    source,
    b(item) {
      const codes = ("category" in item ? services : categories).split(".");
      if (codes.includes(`!${shorten(item)}`)) return "denied";
      return codes.includes(shorten(item)) ? "granted" : void 0;
    }
  };
}

/** Whether this is the record of the consent in force, written today. */ function isFresh(line, {decidedOn}, now) {
  return line.startsWith(`1.${decidedOn}.${Math.trunc((now - startOf(`${decidedOn}`)) / DAY_MS)}.`);
}

// src/consent/initial-consent.ts
/**
* The consent that holds at boot: the newest valid of the stored records, or everything denied.
* A record that lacks a category or service of today's config is kept, with the new one denied, but does
* not count as decided: the visitor is asked again (R016).
*
* @param lines the stored records, readable or not
* @param now ms since the epoch
*/ function initialConsent(config, create, lines, now) {
  let newest;
  for (const line of lines) {
    const record = decodeRecord(line);
    if (record && isValid(config, record, now) && !(newest && newest.day > record.day)) newest = record;
  }
  return create(item => newest?.b(item) === "granted", !!newest && [ ...config.categories, ...config.services ].every(item => item.required || newest.b(item)), newest?.source, newest?.day);
}

/** Right revision, not from the future (a clock may be a little wrong), and not yet over. */ function isValid({revision, lifetime}, {day, revision: decidedOn}, now) {
  return revision === decidedOn && startOf(day) <= now + 864e5 && now < startOf(addMonths(day, lifetime.months));
}

// src/lib/matches-name.ts
/** Whether a name is the one given, or begins as `prefix*` says. No regular expression is built from either. */ function matchesName(pattern, name) {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

// src/effects/read-cookies.ts
/** All cookies that script can see, in the browser's order: there may be several of one name. */ function readCookies() {
  return documentGet("cookie").split("; ").map(pair => {
    const [name = ""] = pair.split("=");
    return {
      name,
      value: pair.slice(name.length + 1)
    };
  });
}

// src/effects/has-left-overs.ts
/** Whether any of these services has a cookie or storage key here, as far as that can be told at once. */ function hasLeftOvers(services) {
  const present = [ attempt(() => readCookies().map(({name}) => name)), attempt(() => Object.keys(localStorage)), attempt(() => Object.keys(sessionStorage)) ].flat();
  return services.some(({cookies, storage}) => [ ...cookies.map(({name}) => name), ...storage ].some(pattern => present.some((name = "") => matchesName(pattern, name))));
}

// src/effects/page-actions.ts
/**
* Lets elements of the site act: `<button data-assent-do="open">`. One listener for the whole document, so that
* elements may come and go. The UI's own buttons do not count. Nor do forms, whose fields can shadow its members.
*/ function listenForPageActions(actions) {
  listen(document, "click", event => {
    if (!(event.target instanceof Element)) return;
    const action = Element.prototype.closest.call(event.target, "[data-assent-do]:not(form,assent-ui *)")?.getAttribute("data-assent-do");
    if (!action || !Object.hasOwn(actions, action)) return;
    event.preventDefault();
    actions[action]?.();
  }, {
    capture: true
  });
}

// src/effects/record-store.ts
/** Opens the store of this name. Blocked storage is an empty one. */ function openRecordStore(name) {
  let memory = [];
  let isKnown = true;
  const find = () => [ attempt(() => readCookies().flatMap(cookie => cookie.name === name ? cookie.value : [])), attempt(() => localStorage.getItem(name)) ].flat().filter(record => typeof record === "string");
  return {
    find,
    read(isTold) {
      const found = find();
      if (isKnown && (found.length || isTold)) memory = found;
      return memory;
    },
    t(records, isStored) {
      memory = records;
      isKnown = isStored;
    }
  };
}

// src/effects/launcher.css?inline
var launcher_default = ':host{all:initial;color-scheme:light dark;display:contents!important}button[part~=launcher]{all:initial;z-index:2147483647;color-scheme:inherit;bottom:16px;color:var(--assent-text,CanvasText);background:var(--assent-surface,Canvas);border:1px solid var(--assent-border,GrayText);outline:revert;cursor:pointer;border-radius:50%;padding:10px;position:fixed;inset-inline:16px auto}button[part~=right]{inset-inline:auto 16px}button[part~=launcher]:before{forced-color-adjust:none;clip-path:path("M2 6h18v2H2zM6 3h4v8H6zM2 14h18v2H2zM12 11h4v8h-4z");content:"";background:currentColor;padding:11px;display:block}@media print{:host,assent-ui{display:none!important}}';

// src/effects/ui-host.ts
/**
* The launcher is there without the UI chunk, so its few words are here, in three languages; those of the others load. A
* test compares them with the locales. Without a prototype, because a page may say `<html lang="constructor">`.
*/ var LABELS = {
  __proto__: null,
  en: "Cookie settings",
  fr: "Paramètres des cookies",
  de: "Cookie-Einstellungen"
};

/**
* Creates the host with its launcher and keeps it on the page, whoever replaces `<body>`: it hangs on `<html>`, out of
* reach of client routers.
*
* @param replaced called after somebody removed it and it was put back
*/ function createUiHost({ui, locale}, load, open, replaced) {
  const html = documentGet("documentElement");
  const host = createElement("assent-ui");
  const theme = text(ui.theme) ?? "auto";
  host.setAttribute("data-theme", theme);
  const shadow = ui.shadow !== false ? attempt(() => host.attachShadow({
    mode: "open"
  })) : void 0;
  const root = shadow ?? host;
  attempt(() => {
    host.style.colorScheme = theme;
    const sheet = new CSSStyleSheet;
    sheet.replaceSync(launcher_default);
    (shadow ?? document).adoptedStyleSheets.push(sheet);
  });
  let launcher;
  if (ui.launcher) {
    const {label, position} = ui.launcher;
    const button = createElement("button");
    launcher = button;
    const tag = text(locale) || html.lang || "en";
    const [language = ""] = tag.split("-");
    button.onclick = open;
    button.setAttribute("data-assent-do", "open");
    button.setAttribute("part", `launcher ${text(position) ?? ""}`);
    const known = text(isObject(label) ? label[language] : label) ?? LABELS[language];
    button.title = known ?? LABELS.en;
    if (!known) load("label").then(({M: launcherLabel}) => button.title = launcherLabel(tag), () => {});
  }
  let first = false;
  const put = () => {
    html.insertBefore(host, first ? documentGet("body") : null);
    observer.observe(html, {
      childList: true
    });
  };
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    put();
    replaced();
  });
  return {
    root,
    r(asking) {
      if (host.isConnected && first === asking) return;
      first = asking;
      if (asking) launcher?.remove(); else if (launcher) root.append(launcher);
      if (asking || documentGet("body")) put(); else listen(document, "DOMContentLoaded", put);
    }
  };
}

/** A text of the config, which may be anything. */ function text(value) {
  return typeof value === "string" ? value : void 0;
}

// src/effects/watch-other-tabs.ts
/**
* Notices when another tab may have decided: told by it, or by coming back to this page (R238, R248). It is a hint
* to read the record again and carries no state, so that nothing can be forged with it.
*
* @param hint `true` if another tab says so
* @returns tells the others that somebody has decided here
*/ function watchOtherTabs(name, hint) {
  let channel;
  const open = () => {
    channel = attempt(() => new BroadcastChannel(name));
    if (channel) channel.onmessage = () => hint(true);
  };
  listen(window, "pagehide", () => channel?.close());
  listen(window, "pageshow", ({persisted}) => {
    if (!persisted) return;
    open();
    hint();
  });
  listen(document, "visibilitychange", () => hint());
  open();
  return () => channel?.postMessage(0);
}

// src/lib/sleep.ts
var {setTimeout: setTimeout$1} = globalThis;

/** Resolves after so many milliseconds. */ var sleep = ms => new Promise(resolve => void setTimeout$1(resolve, ms));

// src/gate/describe.ts
/** An element in few words, its name and what its attributes say, for a problem's path. */ function describe({localName, attributes}) {
  return [ localName, ...[ ...attributes ].map(({value}) => value) ].join(" ");
}

// src/gate/embeds.ts
/** What a visitor would miss without a word while it is held. */ var EMBEDS = "iframe,video,audio,object,embed";

// src/gate/is-whole.ts
/** What is done with these depends on their content, which comes after their start tag. */ var WITH_CONTENT = "template,video,audio,object";

/**
* Whether the HTML parser is past an element. HTML that comes in pieces may end in the middle of one: a script that ran
* then would be cut off.
*
* That something follows it proves nothing, because scripts may have put it there. Two things do: the document is no
* longer loading; and, of a script, its flag "force async", which the parser sets at the end tag of what it does not run
* (HTML, "prepare the script element", step 4). Scripts with an `async` attribute do not tell it, and wait.
*/ function isWhole(element) {
  if (documentGet("readyState") !== "loading") return true;
  if (element instanceof HTMLScriptElement) return element.async && !element.hasAttribute("async");
  return !Element.prototype.closest.call(element, WITH_CONTENT);
}

// src/gate/requirement.ts
/** Reads the attribute's value: ids separated by white space; `!id` means "while it is refused". */ function parseTerms(value) {
  return value.split(/\s+/).filter(term => idOf(term));
}

/** The category or service that a term is about. */ function idOf(term) {
  return term.replace("!", "");
}

/**
* Whether an element may run: every term must hold. Fails closed: no terms, or an id that the config does not know,
* never holds; and `!id` needs a visitor who has refused, not one who has not answered yet.
*/ function areMet(terms, consent) {
  return terms.length > 0 && terms.every(term => term.startsWith("!") ? consent.decided && choiceOf(consent, term.slice(1)) === "denied" : choiceOf(consent, term) === "granted");
}

// src/gate/gate.ts
/** Milliseconds of looking at elements without a pause: the page must stay responsive. */ var SLICE = 12;

/** What there is something to say about in the page itself: held embeds, and where the list of services goes. */ var IN_THE_PAGE = `${EMBEDS},[data-assent-list]`
/** What has done something already: a script that ran, or an element with a source. Types ignore case in HTML. */;

var DONE = 'script:not([type="text/plain"]),[src]:not(script),[srcset],[poster],object[data],link[href]';

/** What runs in the order of the HTML. */ var ORDERED = "script,template";

/**
* Holds every marked element, whoever inserts it and whenever, until all that it needs is granted.
* Markup is the lock: what is marked does nothing by itself, so that a missing gate is a shut one.
*/ function startGate({config, nonce, state, load, act, u: report, signals}) {
  const {attribute, scriptTimeout} = config;
  let releasing;
  let loading;
  /** A decision has been made, and the scan that follows from it is yet to come. */  let isDue;
  const once =  new Set;
  const ran =  new Set;
  const termsOf = element => parseTerms(element.getAttribute(attribute) ?? "");
  const mayRun = element => once.has(element) || areMet(termsOf(element), state.consent);
  const visit = element => {
    if (isDue || releasing?.m(element) || !element.isConnected) return;
    if (element.matches(DONE)) return report("gate/not-held", describe(element));
    const ids = termsOf(element).map(idOf);
    for (const id of ids) if (!choiceOf(state.consent, id)) report("gate/unknown-id", describe(element), id);
    if (!mayRun(element)) return void (element.matches(IN_THE_PAGE) && act("furnish"));
    const isOrdered = element.matches(ORDERED);
    if (!isWhole(element)) {
      if (isOrdered) unfinished ??= element;
      waiting.add(element);
      return;
    }
    if (unfinished && isOrdered) return void waiting.add(element);
    if (releasing) releasing.release(element, ids); else loading ??= loadReleasing();
  };
  const loadReleasing = () => load("release").then(async ({E: startReleasing}) => {
    await signals;
    releasing = startReleasing({
      nonce,
      p: mayRun,
      scriptTimeout,
      ran,
      sleep,
      listen,
      e: describe,
      u: report
    });
    scan();
  }).catch(error => {
    loading = void 0;
    report("gate/load-failed", "release", error);
  });
  const selector = `[${attribute}]:not(form),[data-assent-list]`;
  const queue =  new Set;
  /** What may run and is still being parsed, and what must not run before it, in order. */  const waiting =  new Set;
  /** The first of those that the others wait for. */  let unfinished;
  const look = async () => {
    let start = performance.now();
    for (const element of queue) {
      queue.delete(element);
      attempt(() => visit(element), report, element.localName);
      if (performance.now() - start < SLICE) continue;
      await sleep();
      start = performance.now();
    }
  };
  const add = root => {
    for (const element of queryAll(selector, root)) queue.add(element);
  };
  /** All from the first on: after a change, those already looked at come before those that still wait. */  const scan = () => {
    isDue = queue.clear();
    waiting.clear();
    unfinished = void 0;
    add();
    look();
  };
  /** Looks again at what has been waiting for the parser. */  const resume = () => {
    if (!waiting.size || documentGet("readyState") === "loading" && !(unfinished && isWhole(unfinished))) return;
    const all = [ ...waiting, ...queue ];
    queue.clear();
    waiting.clear();
    unfinished = void 0;
    for (const element of all) queue.add(element);
  };
  listen(document, "readystatechange", () => {
    resume();
    look();
  });
  new MutationObserver(changes => {
    resume();
    for (const {target, addedNodes} of changes) for (const node of [ target, ...addedNodes ]) {
      if (!(node instanceof Element)) continue;
      if (Element.prototype.matches.call(node, selector)) queue.add(node);
      if (node !== target) add(node);
    }
    look();
  }).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: [ attribute ]
  });
  scan();
  return {
    once,
    ran,
    scan,
    update() {
      once.clear();
      isDue = true;
      releasing?.z();
      requestAnimationFrame(() => void sleep().then(scan));
      sleep(100).then(scan);
    }
  };
}

// src/start-session.ts
/**
* Boots, synchronously up to `ready`; then asks, if there is something to ask.
*
* @param started gets the session before anybody is told that it is ready
*/ function startSession(config, {load, nonce, N: asksNobody, create = consentFactory(config), O: recordStore = openRecordStore(config.cookie.name)}, report, started) {
  const known = isTold => initialConsent(config, create, recordStore.read(isTold), Date.now());
  const state = {
    consent: known()
  };
  const asks = () => !asksNobody && !state.consent.decided && config.categories.some(({required}) => !required);
  let deciding;
  let loading;
  const act = (name, ...details) => {
    const action = part => part[name](...details);
    if (deciding) return action(deciding);
    loading ??= load("decide").then(({B: startDeciding}) => deciding = startDeciding(session));
    loading.then(action).catch(error => {
      loading = void 0;
      report("decide/load-failed", "decide", error);
      host.r(false);
    });
  };
  const open = () => act("open");
  const render = () => act("render");
  const signals = config.signals && load("signals").then(({F: startSignals}) => startSignals(session)).catch(error => report("signals/load-failed", "signals", error));
  const gate = startGate({
    config,
    nonce,
    state,
    load,
    act,
    u: report,
    signals
  });
  const host = createUiHost(config, load, open, render);
  const tellTabs = watchOtherTabs(config.cookie.name, isTold => {
    const previous = state.consent;
    const next = known(isTold);
    if (JSON.stringify(next) === JSON.stringify(previous)) return;
    state.consent = next;
    act("follow", previous);
  });
  listenForPageActions({
    open,
    reset: () => act("reset"),
    "accept-all": () => act("decide", true, "page"),
    "reject-all": () => act("decide", false, "page")
  });
  const session = {
    config,
    load,
    u: report,
    a: asks,
    create,
    emit,
    s: readCookies,
    w: shorten,
    state,
    O: recordStore,
    i: gate,
    host,
    H: tellTabs,
    act
  };
  const {consent} = state;
  started(session);
  emit("ready", {
    consent
  });
  if (consent.decidedOn) emit("consent", {
    consent
  });
  if (consent.decided && !recordStore.read().some(line => isFresh(line, consent, Date.now()))) act("renew");
  if (hasLeftOvers(config.services.filter(({id}) => choiceOf(consent, id) !== "granted"))) act("tidy");
  host.r(asks());
  if (asks()) {
    load("ui").catch(() => {});
    render();
  }
}

// src/create-assent.ts
/** Milliseconds that the config's check leaves to the banner. */ var CHECK_DELAY = 500;

/** The API object: usable at once, though nothing is granted and nobody can decide before `start`. */ function prepareAssent(environment) {
  const problems = [];
  const callbacks = [];
  const nothing = undecided(consentFactory({
    categories: [],
    services: [],
    revision: 0
  }));
  let session;
  let raw;
  const isKnown = (code, path) => problems.some(known => known.code === code && known.path === path);
  const report = (code, path, message = "see docs") => {
    if (isKnown(code, path)) return;
    console.warn("[assent]", code, path, message);
    emit("problem", Object.freeze({
      code,
      path,
      message: String(message)
    }));
  };
  /** At once, or as soon as the config is read. */  const act = (name, ...details) => session ? session.act(name, ...details) : assent.push(() => act(name, ...details));
  /** @param isAsked the doctor has been called */  const check = isAsked => {
    environment.load("check").then(({L: startCheck}) => startCheck(environment, {
      assent,
      session,
      raw,
      u: report,
      J: isAsked
    }), () => {});
  };
  const assent = {
    get consent() {
      return session?.state.consent ?? nothing;
    },
    get problems() {
      return [ ...problems ];
    },
    has: id => choiceOf(assent.consent, id) === "granted",
    acceptAll: () => act("decide", true, "api"),
    rejectAll: () => act("decide", false, "api"),
    set: wanted => act("decide", wanted, "api"),
    reset: () => act("reset"),
    open: () => act("open"),
    close: () => act("close"),
    debug: () => check(true),
    on(type, listener) {
      const {consent} = assent;
      if (session && (type === "ready" || type === "consent" && consent.decidedOn)) queueMicrotask(() => listener({
        consent
      }));
      return listen(document, `assent:${type}`, event => listener(event.detail));
    },
    when: (id, {signal} = {}) => new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const check = () => {
        if (!assent.has(id)) return;
        off();
        resolve();
      };
      const off = listen(document, "assent:consent", check);
      signal?.addEventListener("abort", () => {
        off();
        reject(signal.reason);
      });
      assent.push(check);
    }),
    push(...added) {
      callbacks.push(...added);
      while (session && callbacks.length) attempt(() => callbacks.shift()?.(assent), (_code, _path, error) => reportError(error));
    }
  };
  return {
    assent: Object.freeze(assent),
    u: report,
    o() {
      listen(document, "assent:problem", ({detail}) => {
        if (!isKnown(detail.code, detail.path)) problems.push(detail);
      });
    },
    start(given) {
      const begin = () => {
        raw = given;
        const config = readConfig(raw);
        const go = (ready, from) => {
          if (!session) startSession(ready, from, report, started => session = started);
          assent.push();
          later();
          return session;
        };
        const later = () => assent.consent.decidedOn && !location.port || setTimeout(check, CHECK_DELAY);
        if (config?.regions || config?.import) environment.load("prepare").then(({I: prepareSession}) => prepareSession(config, environment, go, report)).catch(error => report("prepare/load-failed", "prepare", error)); else if (config) go(config, environment); else later();
      };
      if (documentGet("prerendering")) listen(document, "prerenderingchange", begin, {
        once: true
      }); else begin();
    }
  };
}

/**
* Two copies on one page will happen, also of different versions: the first one owns it.
*
* @returns the owner
*/ function claimPage({assent, u: report, o: listenForProblems}) {
  const page = globalThis;
  const owner = Symbol.for("assent");
  page[owner] ??= assent;
  if (page[owner] === assent) listenForProblems(); else report("script/twice", "page");
  return page[owner];
}

// src/index.ts
/**
* Starts Assent on this page: holds what is marked, asks if need be, remembers. Never throws; what is wrong with the
* config is in `problems`. On a page that already has an Assent, that one is returned. On a server it does nothing.
*
* @param options.nonce the CSP nonce of the page, if it has one: then only scripts that carry it are released
* @example
* ```ts
* import { createAssent } from 'assent';
*
* const assent = createAssent({ categories: ['functional', 'analytics'] });
* assent.on('change', ({ granted }) => console.log('now granted:', granted));
* ```
*/ function createAssent(config, options = {}) {
  const prepared = prepareAssent({
    load,
    nonce: options.nonce ?? ""
  });
  if (typeof document === "undefined") return prepared.assent;
  const owner = claimPage(prepared);
  if (owner === prepared.assent) prepared.start(config);
  return owner;
}

var chunks = {
  decide: () => import("./assent-decide.js"),
  ui: async () => {
    const importLocale = languages();
    const {G: startUi} = await (import("./assent-ui.js"));
    return {
      G: host => startUi(host, importLocale)
    };
  },
  label: () => import("./assent-label.js"),
  page: async () => {
    const importLocale = languages();
    const {C: startPage} = await (import("./assent-page.js"));
    return {
      C: session => startPage(session, importLocale)
    };
  },
  import: () => import("./assent-import.js"),
  prepare: () => import("./assent-prepare.js"),
  privacy: async () => {
    const importLocale = languages();
    const {A: startChoices, D: startPrivacy} = await (import("./assent-privacy.js"));
    return {
      A: startChoices,
      D: session => startPrivacy(session, importLocale)
    };
  },
  release: () => import("./assent-release.js"),
  sweep: () => import("./assent-sweep.js"),
  signals: () => import("./assent-signals.js"),
  check: () => import("./assent-check.js"),
  doctor: () => import("./assent-doctor.js")
};

/** Loads beside the part that needs it. That it did not come matters to those who do not read English only. */ function languages() {
  const loaded = import("./assent-locales.js").then(({importLocale}) => importLocale, error => () => Promise.reject(error));
  return async language => (await loaded)(language);
}

/** Spelled out one by one, so that every bundler finds them. */ var load = name => chunks[name]();

export { createAssent };