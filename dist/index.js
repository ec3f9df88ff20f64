/*! Assent 0.1.0 MIT */
// src/claim-page.ts
/**
* Two copies on one page will happen, also of different versions: the first one owns it.
*
* @returns the owner
*/
function claimPage({ assent, report, listenForProblems }) {
	const page = globalThis;
	const owner = Symbol.for("assent");
	page[owner] ??= assent;
	if (page[owner] === assent) listenForProblems();
	else report("script/twice", "page");
	return page[owner];
}

// src/config/bare.ts
/** Whether it is an object with keys, and not a list. */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** No config is nested deeper; the stack of the page would not stand it. */
var MAX_DEPTH = 16;
/** A deep copy of plain data, whose objects have no prototype. */
function bare(value, depth = 0) {
	if (depth > MAX_DEPTH) return null;
	if (Array.isArray(value)) return value.map((item) => bare(item, depth + 1));
	if (!isObject(value)) return value;
	const copy = Object.create(null);
	for (const [key, item] of Object.entries(value)) copy[key] = bare(item, depth + 1);
	return copy;
}

// src/config/defaults.ts
/** Shown when the config names neither categories nor services; services may use them unnamed. */
var BUILT_IN_CATEGORIES = [
	"functional",
	"analytics",
	"advertising",
	"personalization"
];
/** Months a decision holds (R040 to R042: exactly six satisfies France, Italy and Ireland at once). */
var LIFETIME_MONTHS = 6;
/** The ceiling for `lifetime.months`: no choice is older (R045). */
var MAX_LIFETIME_MONTHS = 13;
/** Milliseconds that a missing script may hold those after it. */
var SCRIPT_TIMEOUT = 4e3;
/** Milliseconds. */
var MAX_SCRIPT_TIMEOUT = 3e4;
/** The attribute of gated elements. */
var ATTRIBUTE = "data-consent";
/** Name of the cookie with the record. */
var COOKIE_NAME = "assent";
/** Twelve digits, so that a time such as 202611220930 will do, and the record stays short. */
var MAX_REVISION = 999999999999;
/** What the browser's privacy signal denies (R164). */
var DENIED_BY_SIGNAL = ["advertising"];

// src/config/read-config.ts
/** Ids fit an attribute value and the record without encoding. */
var ID = /^[a-z\d][\w-]{0,31}$/i;
/** A name, or a prefix that ends in `*`; a lone `*` would sweep everything on the site. */
var PATTERN = /^[^*;=\s]{1,255}\*?$/;
/**
* What the core needs of a config that anyone may have written. Whatever is wrong falls back to its default, as long
* as that cannot loosen the gate; `checkConfig` reports what it was. Texts are left to the UI. `undefined` when there is
* no config to speak of: then no informed question can be put.
*/
function readConfig(raw) {
	if (!isObject(raw)) return void 0;
	const config = bare(raw);
	const { revision = 1 } = config;
	const cookie = object(config["cookie"]);
	const ui = object(config["ui"]);
	const shown = /* @__PURE__ */ new Map();
	for (const item of list(config["categories"], "id")) {
		const { id, title, description, required = id === "functional" } = item;
		if (!fits(ID, id) || shown.has(id) || (title === void 0 || title === "") && !builtIn(id)) continue;
		shown.set(id, {
			id,
			title,
			description,
			required: required === true
		});
	}
	const services = /* @__PURE__ */ new Map();
	for (const item of list(config["services"], "id")) {
		const { id } = item;
		const category = shown.get(item["category"]) ?? builtIn(item["category"]);
		if (!category || !fits(ID, id) || services.has(id) || shown.has(id) || builtIn(id)) continue;
		shown.set(category.id, category);
		services.set(id, {
			...item,
			id,
			category: category.id,
			required: category.required,
			cookies: list(item["cookies"], "name").filter(({ name }) => fits(PATTERN, name)),
			storage: array(item["storage"]).filter((key) => fits(PATTERN, key))
		});
	}
	return bare({
		...config,
		revision: integer(revision, 1, MAX_REVISION, 0),
		controller: object(config["controller"]),
		categories: shown.size ? [...shown.values()] : BUILT_IN_CATEGORIES.map(builtIn),
		services: [...services.values()],
		lifetime: { months: integer(object(config["lifetime"])["months"], 1, 13, 6) },
		cookie: {
			name: matching(/^[\w.-]{1,64}$/, cookie["name"], COOKIE_NAME),
			domain: matching(/^[a-z\d.-]+$/i, cookie["domain"], void 0),
			path: matching(/^\/[\w./~-]*$/, cookie["path"], "/"),
			sameSite: matching(/^(Strict|None)$/, cookie["sameSite"], "Lax")
		},
		scriptTimeout: integer(config["scriptTimeout"], 0, MAX_SCRIPT_TIMEOUT, SCRIPT_TIMEOUT),
		ui: {
			...ui,
			launcher: ui["launcher"] !== false && object(ui["launcher"])
		},
		attribute: matching(/^data-[a-z\d-]+$/, config["attribute"], ATTRIBUTE)
	});
}
/** A category that every site has unless it says otherwise. */
function builtIn(id) {
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
/** The objects of a list; a text stands for an object with that key. */
function list(value, key) {
	return array(value).map((item) => isObject(item) ? item : bare({ [key]: item }));
}
/** A whole number from `min`; more than `max` becomes `max`. */
function integer(value, min, max, fallback) {
	return Number.isInteger(value) && value >= min ? Math.min(value, max) : fallback;
}

// src/consent/choice-of.ts
/** The choice for a category or service; `undefined` for an id that the config does not know. */
function choiceOf(consent, id) {
	return consent.categories[id] ?? consent.services[id];
}

// src/consent/lifetime.ts
/** Milliseconds in a day. */
var DAY_MS = 864e5;
/** The UTC day of a moment in ms since the epoch. */
function dayOf(ms) {
	return new Date(ms).toISOString().slice(0, 10);
}
/** The start of a UTC day in ms since the epoch; `NaN` for anything that is no day. */
function startOf(day) {
	return Date.parse(`${day}T00:00Z`);
}
/**
* The same day of the month, some months on; the last day of that month where it has no such day
* (31 January + 1 month = 28 or 29 February).
*/
function addMonths(day, months) {
	const moved = new Date(day);
	moved.setUTCMonth(moved.getUTCMonth() + months);
	if (moved.getUTCDate() !== new Date(day).getUTCDate()) moved.setUTCDate(0);
	return dayOf(moved.getTime());
}

// src/consent/create-consent.ts
/**
* Makes consents for what a config asks about.
*
* @param origin where they come from while nobody has decided
*/
function consentFactory({ categories, services, lifetime, revision }, origin = "none") {
	return (isGranted, decided, source = origin, decidedOn = null) => {
		const choices = (items) => {
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
/** Nothing decided: only what is required is granted. */
function undecided(create) {
	return create(() => false, false);
}

// src/lib/attempt.ts
/** Runs one step alone: what it throws becomes a problem, if anybody wants it, and `undefined`. */
function attempt(step, report, path = "") {
	try {
		return step();
	} catch (error) {
		report?.("internal/step-failed", path, error);
		return;
	}
}

// src/lib/dom.ts
/** The value of an accessor of `document`, whatever the page has named its elements. */
function documentGet(name) {
	return Reflect.get(Document.prototype, name, document);
}
function createElement(tag) {
	return Document.prototype.createElement.call(document, tag);
}
/** All elements inside that match. */
function queryAll(selector, root = document) {
	return (root === document ? Document : Element).prototype.querySelectorAll.call(root, selector);
}
/** Whether an element matches, whatever a form's fields are called. */
function matches(element, selector) {
	return Element.prototype.matches.call(element, selector);
}
/** Whether this is an element: also one that was made in another document, which is no `Element` of this one. */
function isElement(node) {
	return node.nodeType === 1;
}
/** Whether this is an HTML element of that name, wherever it was made. */
function isNamed(element, tag) {
	return element.localName === tag && element.namespaceURI === "http://www.w3.org/1999/xhtml";
}
var { addEventListener, removeEventListener } = globalThis.EventTarget.prototype;
/** Adds a listener and returns the function that removes it. */
function listen(target, type, listener, options) {
	addEventListener.call(target, type, listener, options);
	return () => removeEventListener.call(target, type, listener, options);
}

// src/lib/emit.ts
/**
* Notifies listeners, as `assent:…` on `document`. The browser isolates them: one that throws is the page's own error,
* and does not keep the next from being called.
*/
function emit(type, detail) {
	EventTarget.prototype.dispatchEvent.call(document, new CustomEvent(`assent:${type}`, { detail }));
}

// src/lib/is-workshop.ts
/**
* Whether this is an address where sites are built, not visited: `localhost`, `127.*`, `*.test`, `*.local`. Only there is
* anything loaded for developers unasked.
*/
function isWorkshop(hostname) {
	return /^(?:127(?:\.\d+){3}|\[::1\]|localhost|.+\.(?:test|local))$/i.test(hostname);
}

// src/consent/diff.ts
/** Which choices differ. */
function diff(previous, next) {
	const changed = (to) => ["categories", "services"].flatMap((kind) => Object.keys(next[kind]).filter((id) => next[kind][id] === to && previous[kind][id] !== to));
	return {
		granted: changed("granted"),
		denied: changed("denied")
	};
}

// src/load-page-anew.ts
/** Milliseconds after which whoever has set out for another page and is still here will stay: it was a download. */
var DEPARTURE = 1e4;
/**
* Makes the function that loads the page again, as a script that has run cannot be undone. Whoever is on the way to
* another page gets there: a decision may be the last thing that is done on this one.
*/
function createPageLoader() {
	let leavesBy = 0;
	attempt(() => listen(window.navigation, "navigate", ({ destination }) => {
		if (!destination.sameDocument) leavesBy = Date.now() + DEPARTURE;
	}));
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
function startAnew() {
	const { href, protocol } = location;
	if (!protocol.startsWith("http")) return location.reload();
	attempt(() => History.prototype.replaceState.call(history, history.state, "", "?_"));
	location.replace(href);
}

// src/lib/matches-name.ts
/** Whether a name is the one given, or begins as `prefix*` says. No regular expression is built from either. */
function matchesName(pattern, name) {
	return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

// src/store/cookie-scopes.ts
/**
* Every scope whose cookies a page can delete: its host alone and each parent domain, with each path up to the
* page's own. A cookie goes only if domain and path match those it was set with.
*/
function cookieScopes(host, pathname) {
	const labels = host.split(".");
	const parents = !/^[\d.]+$/.test(host) ? labels.slice(0, -1).map((_, index) => labels.slice(index).join(".")) : [];
	const steps = pathname.split("/").slice(1);
	const paths = /* @__PURE__ */ new Set(["/"]);
	for (let depth = 1; depth <= steps.length; depth++) {
		const path = `/${steps.slice(0, depth).join("/")}`;
		paths.add(path).add(path.endsWith("/") ? path : `${path}/`);
	}
	return [void 0, ...parents].flatMap((domain) => [...paths].map((path) => ({
		domain,
		path
	})));
}

// src/store/read-cookies.ts
/** All cookies that script can see, in the browser's order: there may be several of one name. */
function readCookies() {
	return documentGet("cookie").split("; ").map((pair) => {
		const [name = ""] = pair.split("=");
		return {
			name,
			value: pair.slice(name.length + 1)
		};
	});
}

// src/store/write-raw-cookie.ts
/**
* Writes or deletes a cookie without the library: where that cannot, and for names that a sweep meets, which must stay as
* they are.
*/
function writeRawCookie(name, value, { path, domain, sameSite, maxAge }) {
	let line = `${name}=${value};path=${path};max-age=${maxAge};samesite=${allowed(sameSite)}`;
	if (domain) line += `;domain=${domain}`;
	if (isSecure()) line += ";secure";
	Reflect.set(Document.prototype, "cookie", line, document);
}
/** Whether the page came by https. */
function isSecure() {
	return location.protocol === "https:";
}
/** What a browser takes: it refuses `None` without `Secure`. */
function allowed(sameSite = "Lax") {
	return sameSite === "None" && !isSecure() ? "Lax" : sameSite;
}

// src/store/sweep.ts
/**
* Deletes what denied services have stored, as far as the config declares it and script can reach it: cookies over
* every parent domain and path, keys of localStorage and sessionStorage, databases, caches (R062). Names that a granted
* service has as well are left alone, and so is our own record.
*
* @param ids only these of the denied services
* @returns names of cookies that are still there
*/
async function sweep(config, consent, ids) {
	const isGranted = ({ id }) => choiceOf(consent, id) === "granted";
	const keep = config.services.filter(isGranted);
	const services = config.services.filter((service) => !isGranted(service) && (!ids || ids.includes(service.id)));
	const hits = (kind, name) => {
		const named = (service) => service[kind].some((item) => matchesName(typeof item === "string" ? item : item.name, name ?? ""));
		return name !== config.cookie.name && services.some(named) && !keep.some(named);
	};
	const cookies = () => readCookies().flatMap(({ name }) => hits("cookies", name) ? name : []);
	attempt(() => {
		for (const name of new Set(cookies())) deleteCookie(name);
	});
	if (services.some(({ storage }) => storage.length)) {
		for (const kind of ["localStorage", "sessionStorage"]) attempt(() => {
			const storage = window[kind];
			for (const key of Object.keys(storage)) if (hits("storage", key)) storage.removeItem(key);
		});
		await Promise.allSettled([attempt(async () => {
			for (const { name } of await indexedDB.databases()) if (hits("storage", name)) indexedDB.deleteDatabase(name);
		}), attempt(async () => {
			for (const name of await caches.keys()) if (hits("storage", name)) await caches.delete(name);
		})]);
	}
	return attempt(cookies) ?? [];
}
/** Deletes a cookie wherever this page can reach it: there may be several of one name (R062). */
function deleteCookie(name) {
	for (const scope of cookieScopes(location.hostname, location.pathname)) writeRawCookie(name, "", {
		...scope,
		maxAge: 0
	});
}

// src/apply-consent.ts
/** More decisions than this in answer to each other are a loop. */
var MAX_ANSWERS = 10;
/**
* The one place where a decision takes effect, in one order (docs/ARCHITECTURE.md), each step caught alone: the record is
* first, so that nothing that throws can lose the choice; vendors come before the gate, so that what is released reads the
* new state. All of it is done when the function returns, but for two things: events of a withdrawal wait for the sweep,
* and events that a listener causes wait until all have heard of the one before.
*/
function createApplyConsent({ config, state, gate, render, report }) {
	/** Events to come, in the order of the decisions. */
	const events = [];
	let isEmitting = false;
	/** The event that listeners hear of now. */
	let heard;
	const loadPageAnew = createPageLoader();
	const emitAll = async () => {
		if (isEmitting) return;
		isEmitting = true;
		for (let event = events.shift(); event; event = events.shift()) {
			if (event.ready) await event.ready;
			heard = event;
			event.emit();
			heard = void 0;
		}
		isEmitting = false;
	};
	return (next, store, previous = state.consent) => {
		const level = heard ? heard.level + 1 : 0;
		if (level > MAX_ANSWERS) return report("api/loop", "on", "a listener decides again each time");
		state.consent = next;
		const { granted, denied } = diff(previous, next);
		if (store) attempt(store, report);
		attempt(() => state.notify?.(), report);
		const swept = denied.length ? attempt(() => sweep(config, next, denied), report) : void 0;
		attempt(gate.update, report);
		let undeletable = [];
		events.push({
			level,
			ready: swept?.then((names) => undeletable = names),
			emit() {
				emit("change", {
					consent: next,
					previous,
					granted,
					denied,
					undeletable
				});
				if (next.decidedOn) emit("consent", { consent: next });
				if (config.onWithdraw !== "keep" && denied.some((id) => gate.ran.has(id))) loadPageAnew();
			}
		});
		attempt(render, report);
		emitAll();
	};
}

// src/consent/decide.ts
/**
* The consent after someone has decided. Anything not named keeps its choice; a category takes its services
* along unless they are named too; nothing but `true` grants; what is required stays granted.
*
* @param wanted `true` or `false` for everything, or choices by id
* @param now ms since the epoch
*/
function decide(create, current, wanted, source, now) {
	const want = (id) => {
		const answer = typeof wanted === "boolean" ? wanted : Object.hasOwn(wanted ?? {}, id) ? wanted[id] : void 0;
		return typeof answer === "boolean" ? answer : void 0;
	};
	return create((item) => want(item.id) ?? ("category" in item ? want(item.category) ?? current.services[item.id] === "granted" : current.categories[item.id] === "granted"), true, source, dayOf(now));
}

// src/consent/record.ts
var MAX_CATEGORY = 15;
var MAX_SERVICE = 7;
/** The form of an id inside a record: as it is, or cut and with a hash at its end. */
function shorten(item) {
	const { id } = item;
	const length = "category" in item ? MAX_SERVICE : MAX_CATEGORY;
	if (id.length <= length) return id;
	let hash = 0;
	for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) % 46656;
	return id.slice(0, length - 3) + hash.toString(36).padStart(3, "0");
}
/**
* Writes a decided consent as one line of ASCII.
*
* @param age days since the decision, as of this writing
*/
function encodeRecord({ categories, services }, consent, age) {
	const list = (items) => items.filter(({ required }) => !required).map((item) => (choiceOf(consent, item.id) === "granted" ? "" : "!") + shorten(item)).join(".");
	return [
		1,
		consent.decidedOn,
		age,
		consent.revision,
		consent.source,
		list(categories)
	].join(".") + `~${list(services)}`;
}
/** Reads what `encodeRecord` wrote, in any grammar ever released. Never throws; `undefined` for anything else. */
function decodeRecord(line) {
	const match = /^1\.([\d-]{10})\.\d+\.(\d+)\.(\w+)\.([\w.!-]*)~([\w.!-]*)$/.exec(line);
	if (!match) return void 0;
	const [, day = "", revision, source, categories = "", services = ""] = match;
	return {
		day,
		revision: +(revision ?? 0),
		source,
		storedChoice(item) {
			const codes = ("category" in item ? services : categories).split(".");
			if (codes.includes(`!${shorten(item)}`)) return "denied";
			return codes.includes(shorten(item)) ? "granted" : void 0;
		}
	};
}
/** Whether this is the record of the consent in force, written today. */
function isFresh(line, { decidedOn }, now) {
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
*/
function initialConsent(config, create, lines, now) {
	let newest;
	for (const line of lines) {
		const record = decodeRecord(line);
		if (record && isValid(config, record, now) && !(newest && newest.day > record.day)) newest = record;
	}
	return create((item) => newest?.storedChoice(item) === "granted", !!newest && [...config.categories, ...config.services].every((item) => item.required || newest.storedChoice(item)), newest?.source, newest?.day);
}
/** Right revision, not from the future (a clock may be a little wrong), and not yet over. */
function isValid({ revision, lifetime }, { day, revision: decidedOn }, now) {
	return revision === decidedOn && startOf(day) <= now + 864e5 && now < startOf(addMonths(day, lifetime.months));
}

// src/lib/next-task.ts
var { MessageChannel, setTimeout: setTimeout$3 } = globalThis;
var scheduler = globalThis.scheduler;
var pause = scheduler?.yield?.bind(scheduler);
/**
* Resolves in a task of its own, so that input and painting come in between: a timer would cost 4 ms each, once nested
* (HTML, "timers", step 11).
*/
function nextTask() {
	if (pause) return pause();
	return new Promise((resolve) => {
		if (!MessageChannel) return void setTimeout$3(resolve);
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(0);
	});
}

// src/lib/sleep.ts
var { setTimeout: setTimeout$2 } = globalThis;
/** Resolves after so many milliseconds. */
var sleep = (ms) => new Promise((resolve) => void setTimeout$2(resolve, ms));

// src/gate/describe.ts
/** An element in few words, its name and what its attributes say, for a problem's path. */
function describe({ localName, attributes }) {
	return [localName, ...[...attributes].map(({ value }) => value)].join(" ");
}

// src/lib/is-http-url.ts
/** Longer ones are refused before they are parsed. */
var MAX_LENGTH = 4096;
/**
* Whether a URL is http(s) or relative, as the URL parser sees it (which ignores tabs and line breaks,
* so that `java\nscript:` is what it is). Anything else, `javascript:`, `data:`, `blob:`, is refused.
*/
function isHttpUrl(url) {
	if (url.length > MAX_LENGTH) return false;
	try {
		return /^https?:$/.test(new URL(url, "https://base.invalid").protocol);
	} catch {
		return false;
	}
}

// src/gate/media.ts
/** Attributes that make an element load something, each gated as `data-…`. */
var SOURCES = [
	"src",
	"srcset",
	"href",
	"data",
	"poster",
	"sizes"
];
/** The same under the names that a page writes: a change of one is a change of what the element would load. */
var GATED_ATTRIBUTES = SOURCES.map((name) => `data-${name}`);
/** The elements that load by an attribute; anything else with `data-src` is not ours to open. */
var TAGS = /^(iframe|img|video|audio|source|track|embed|object|link)$/;
/** Addresses that load nothing, as lazy loaders write them beside `data-src`. */
var INERT = /^\s*($|about:|data:|#)/i;
/** Whether it is of a kind that loads by an attribute. */
function isMedia(element) {
	return TAGS.test(element.localName);
}
/** Whether it loads something although nobody has opened it: by an attribute that markup does not gate. */
function isOpen(element) {
	return SOURCES.some((name) => name !== "sizes" && !INERT.test(element.getAttribute(name) ?? ""));
}
/**
* Lets an element load: `data-src` becomes `src`, and so on. Refuses any URL that is not http(s) or relative.
*
* @param trusted of an element that Trusted Types guards as it does scripts: `embed`, `object`
*/
function openMedia(element, trusted, report) {
	for (const name of SOURCES) {
		const value = element.getAttribute(`data-${name}`);
		if (value === null || value === element.getAttribute(name)) continue;
		if (!(name === "srcset" ? value.split(/[\s,]+/) : [value]).every(isHttpUrl)) report("gate/bad-url", value);
		else element.setAttribute(name, trusted ? trusted.createScriptURL(value) : value);
	}
	playerOf(element)?.load();
}
/**
* Closes elements, whatever is nested in what, and loads nothing by it: no copy is made, all sources go before anything
* looks at them again, and a frame, whose address is part of the visitor's history, is out of the page meanwhile.
*/
function closeMedia(elements) {
	const players = /* @__PURE__ */ new Set();
	for (const element of elements) {
		const { parentNode: parent, nextSibling: next } = element;
		const isFrame = parent && /^(iframe|embed)$/.test(element.localName);
		if (isFrame) Element.prototype.remove.call(element);
		for (const name of SOURCES) {
			const value = element.getAttribute(name);
			if (value === null || name === "sizes" && !element.hasAttribute("data-sizes")) continue;
			if (!element.hasAttribute(`data-${name}`)) element.setAttribute(`data-${name}`, value);
			element.removeAttribute(name);
		}
		if (isFrame) Node.prototype.insertBefore.call(parent, element, next);
		const player = playerOf(element);
		if (player) players.add(player);
	}
	for (const player of players) player.load();
}
/** Video and audio look at a changed source only when asked to. */
function playerOf(element) {
	const player = /^(source|track)$/.test(element.localName) ? element.parentNode : element;
	return player && isElement(player) && /^(video|audio)$/.test(player.localName) ? player : void 0;
}

// src/gate/live-script.ts
/**
* The script that runs for a gated one: a new one, because a script whose `type` is changed does not run, and neither does
* the clone of one that came as a text of HTML. It carries the attributes over, also the nonce, which reading attributes
* would lose (R240, R241); but neither the mark, which is not for it, nor event handlers: the gated script's own are called.
*
* @param mark the attribute of gated elements
*/
function createLiveScript(gated, mark, trusted, module) {
	const live = createElement("script");
	for (const name of gated.getAttributeNames()) {
		if (name === "src" || name === "type" || name === mark || name.startsWith("on")) continue;
		attempt(() => live.setAttribute(name, gated.getAttribute(name) ?? ""));
	}
	if (gated.nonce) live.nonce = gated.nonce;
	const type = gated.getAttribute("data-type");
	if (type) live.type = type;
	const url = gated.getAttribute("data-src") ?? gated.getAttribute("src");
	if (url !== null) live.src = trusted.createScriptURL(url);
	const { text } = gated;
	if (text) live.text = trusted.createScript(text);
	if (module && !gated.hasAttribute("async")) live.async = false;
	return live;
}
/** Asks the browser to fetch a script ahead of its turn; resolves when it is there or has failed. */
function preloadScript(gated, href) {
	const { crossOrigin, integrity, referrerPolicy, nonce } = gated;
	const link = Object.assign(createElement("link"), {
		rel: "preload",
		as: "script",
		crossOrigin,
		integrity,
		referrerPolicy,
		nonce,
		href
	});
	return new Promise((resolve) => {
		link.onload = link.onerror = () => {
			link.remove();
			resolve();
		};
		documentGet("documentElement").append(link);
	});
}

// src/gate/refuse-document-write.ts
/**
* From the first released script on, `document.write` and its kin do nothing in a document that has been parsed, nor
* while an inline script is being released: they would wipe the page (R245). While the HTML is parsed, the page's own
* scripts write as ever.
*
* @returns runs one release
*/
function refuseDocumentWrite(report) {
	let isReleasing = false;
	for (const name of [
		"write",
		"writeln",
		"open"
	]) {
		const original = document[name];
		Reflect.set(document, name, (...texts) => isReleasing || documentGet("readyState") !== "loading" ? report("gate/document-write", "document") : Reflect.apply(original, document, texts));
	}
	return (release) => {
		isReleasing = true;
		try {
			release();
		} finally {
			isReleasing = false;
		}
	};
}

// src/gate/script-kind.ts
/** The types that mean classic JavaScript. */
var CLASSIC = /^$|(java|ecma|j|live)script/i;
/** Whether a script of this type runs as it stands in the page. */
function isExecutable(type) {
	return CLASSIC.test(type) || /^(module|importmap)$/i.test(type);
}
/** Reads a gated script's attributes as the HTML parser would have. */
function kindOf(script) {
	const type = script.getAttribute("data-type") ?? "";
	const module = /^module$/i.test(type);
	const external = script.hasAttribute("src") || script.hasAttribute("data-src");
	const free = external || module ? script.hasAttribute("async") : !CLASSIC.test(type);
	const deferred = module || external && script.hasAttribute("defer");
	return {
		lane: free ? "free" : deferred ? "deferred" : "ordered",
		external,
		module
	};
}

// src/gate/script-queue.ts
/** How many of the scripts to come are fetched ahead. */
var LOOK_AHEAD = 64;
/** Milliseconds of releasing without a pause: the page must stay responsive. */
var SLICE$1 = 30;
/**
* Opens the queue. A script that does not arrive blocks those after it for `scriptTimeout` ms; all that hang share that
* time, because all are fetched at once.
*/
function createScriptQueue({ mark, scriptTimeout, trusted, report }) {
	const waiting = {
		ordered: [],
		deferred: [],
		free: []
	};
	const { ordered, deferred } = waiting;
	const running = /* @__PURE__ */ new Set();
	let release;
	let isParsed = hasParsed();
	listen(document, "DOMContentLoaded", () => {
		isParsed = true;
		pump(deferred);
	});
	/** Runs one script after the other; the deferred ones while nothing in order is left, and the HTML is parsed. */
	const pump = async (queue) => {
		if (running.has(queue)) return;
		running.add(queue);
		let sliceEnd = performance.now() + SLICE$1;
		await void 0;
		while (queue.length && (queue !== deferred || !running.has(ordered) && isParsed)) {
			const job = queue.shift();
			fetchAhead(queue[63]);
			if (job.fetched) await inTime(job, job.fetched);
			const ran = insert(job);
			if (ran) await inTime(job, ran);
			if (performance.now() < sliceEnd) continue;
			await nextTask();
			sliceEnd = performance.now() + SLICE$1;
		}
		running.delete(queue);
		if (queue === ordered) pump(deferred);
	};
	/** Waits for a step of a script, while its time lasts. */
	const inTime = (job, step) => {
		job.deadline ??= performance.now() + scriptTimeout;
		return Promise.race([step, sleep(job.deadline - performance.now())]);
	};
	const fetchAhead = (job) => {
		if (!job || job.fetched || !job.external || job.module || job.lane === "free") return;
		if (job.gated.charset || !isRunnable(job)) return;
		job.deadline = performance.now() + scriptTimeout;
		job.fetched = preloadScript(job.gated, job.url).catch(() => {});
	};
	const isRunnable = (job) => job.place.isConnected && job.isWanted();
	/** Puts the live script in; a promise if those after it are to wait until it has run. */
	const insert = (job) => attempt(() => {
		const trust = isRunnable(job) ? trusted() : void 0;
		if (!trust) return void job.settle();
		const live = createLiveScript(job.gated, mark, trust, job.module);
		job.settle(live);
		release ??= refuseDocumentWrite(report);
		const put = () => job.place === job.gated ? job.place.after(live) : job.place.replaceWith(live);
		if (!job.external) return void release(put);
		const ran = new Promise((resolve) => {
			for (const type of ["load", "error"]) listen(live, type, () => {
				resolve();
				job.gated.dispatchEvent(new Event(type));
			});
		});
		put();
		return job.lane === "free" ? void 0 : ran;
	}, report);
	return { add(job) {
		const { gated } = job;
		const url = gated.getAttribute("data-src") ?? gated.getAttribute("src") ?? "";
		const next = {
			...job,
			...kindOf(gated),
			url
		};
		if (next.external && !isHttpUrl(url)) return report("gate/bad-url", url);
		if (gated.noModule && !next.module) return;
		const queue = waiting[next.lane];
		queue.push(next);
		if (running.has(queue) && queue.length <= LOOK_AHEAD) fetchAhead(next);
		pump(queue);
	} };
}
/** Whether the page's own deferred scripts have run: of a page that is still loading there is an event to come. */
function hasParsed() {
	const [page] = performance.getEntriesByType("navigation");
	return documentGet("readyState") === "complete" || !!page?.domContentLoadedEventStart;
}

// src/gate/template.ts
/**
* A copy of a template's content, ready to insert. Scripts are taken out and leave a place holder, because scripts
* of an inserted copy would run at once and out of order.
*/
function unpackTemplate(template) {
	const content = template.content.cloneNode(true);
	const scripts = [];
	for (const gated of content.querySelectorAll("script")) {
		const { type } = gated;
		if (!isExecutable(type)) continue;
		if (/^[mi]/i.test(type)) gated.setAttribute("data-type", type.toLowerCase());
		const place = createElement("script");
		place.type = "text/plain";
		gated.replaceWith(place);
		scripts.push({
			gated,
			place
		});
	}
	return {
		content,
		nodes: [...content.childNodes],
		scripts
	};
}

// src/gate/create-releaser.ts
/** Makes it: nothing is released before the gate says so. */
function createReleaser({ mark, nonce, trust, mayRun, scriptTimeout, ran, report }) {
	const trusted = () => {
		const policy = trust();
		if (!policy) report("gate/trusted-types", "Content-Security-Policy", "allow the policy \"assent\" in trusted-types");
		return policy;
	};
	const queue = createScriptQueue({
		mark,
		scriptTimeout,
		trusted,
		report
	});
	/** Scripts and templates that are queued or have run: never a second time. */
	const spent = /* @__PURE__ */ new WeakSet();
	/** What runs or stands in the page for a script or a template. */
	const live = /* @__PURE__ */ new WeakMap();
	/** Scripts that are on their way. */
	const coming = /* @__PURE__ */ new Set();
	/** What is open, but for scripts: also what the page has taken out for a while, and will put back. */
	const opened = /* @__PURE__ */ new Set();
	const known = /* @__PURE__ */ new WeakSet();
	const forget = new FinalizationRegistry((ref) => opened.delete(ref));
	const keep = (element) => {
		if (known.has(element)) return;
		known.add(element);
		const ref = new WeakRef(element);
		opened.add(ref);
		forget.register(element, ref);
	};
	const releaseScript = (gated, place, owner, ids, inserted) => {
		if (nonce && gated.nonce !== nonce) return report("gate/nonce", describe(gated));
		spent.add(owner);
		queue.add({
			gated,
			place,
			isWanted: () => mayRun(owner),
			settle(live) {
				if (!live) return void spent.delete(owner);
				for (const id of ids) ran.add(id);
				inserted(live);
			}
		});
	};
	const open = (element) => {
		const isPlugin = /^(embed|object)$/.test(element.localName);
		const trust = isPlugin ? trusted() : void 0;
		if (trust || !isPlugin) openMedia(element, trust, report);
	};
	return {
		knows: (element) => known.has(element) || spent.has(element),
		release(element, ids) {
			if (isNamed(element, "script")) releaseScript(element, element, element, ids, (script) => {
				live.set(element, [script]);
				if (!script.src) return;
				coming.add(element);
				for (const type of ["load", "error"]) listen(script, type, () => coming.delete(element));
			});
			else if (isNamed(element, "template")) {
				const { content, nodes, scripts } = unpackTemplate(element);
				keep(element);
				live.set(element, nodes);
				element.after(content);
				for (const { gated, place } of scripts) releaseScript(gated, place, element, ids, (script) => nodes.push(script));
			} else if (isMedia(element)) {
				keep(element);
				open(element);
			}
		},
		review(element) {
			if (!isMedia(element)) return;
			if (mayRun(element)) open(element);
			else {
				known.delete(element);
				closeMedia([element]);
			}
		},
		close() {
			const remembered = [...opened].flatMap((ref) => ref.deref() ?? []);
			const denied = [.../* @__PURE__ */ new Set([
				...queryAll(`[${mark}]:not(form)`),
				...remembered,
				...coming
			])].filter((one) => !mayRun(one));
			for (const element of denied) {
				known.delete(element);
				for (const node of live.get(element) ?? []) attempt(() => putAway(node), report, describe(element));
				live.delete(element);
			}
			for (const ref of opened) {
				const element = ref.deref();
				if (!element || !known.has(element)) opened.delete(ref);
			}
			attempt(() => closeMedia(denied.filter((element) => isMedia(element) && isOpen(element))), report);
		}
	};
}
/**
* Takes a node out of the page. A script that is still on its way does not run then: what has moved to another document
* since it was prepared is not executed (HTML, "execute the script element", step 2).
*/
function putAway(node) {
	documentGet("implementation").createHTMLDocument("").adoptNode(node);
}

// src/gate/embeds.ts
/** What a visitor would miss without a word while it is blocked. */
var EMBEDS = "iframe,video,audio,object,embed";

// src/gate/is-blocked-by-markup.ts
/**
* Whether a marked element does nothing by itself. What loads or runs all the same is not blocked by its mark: a script
* with a type that runs, an address that is not in `data-…`, a document in `srcdoc`, a style sheet that imports.
*/
function isBlockedByMarkup(element) {
	if (isNamed(element, "script")) return /^text\/plain$/i.test(element.type);
	if (isNamed(element, "style")) return !/@import|url\(/i.test(element.textContent);
	if (element.localName === "image") return !element.hasAttribute("href") && !element.hasAttribute("xlink:href");
	if (element.hasAttribute("srcdoc") || element.hasAttribute("imagesrcset")) return false;
	return !isMedia(element) || !isOpen(element);
}

// src/gate/is-whole.ts
/** What is done with these depends on their content, which comes after their start tag. */
var WITH_CONTENT = "template,video,audio,object";
/**
* Whether the HTML parser is past an element. HTML that comes in pieces may end in the middle of one: a script that ran
* then would be cut off.
*
* That something follows it proves nothing, because scripts may have put it there. Two things do: the document is no
* longer loading; and, of a script, its flag "force async", which the parser sets at the end tag of what it does not run
* (HTML, "prepare the script element", step 4). Scripts with an `async` attribute do not show it, and wait.
*/
function isWhole(element) {
	if (documentGet("readyState") !== "loading") return true;
	if (element instanceof HTMLScriptElement) return element.async && !element.hasAttribute("async");
	return !Element.prototype.closest.call(element, WITH_CONTENT);
}

// src/gate/requirement.ts
/** Reads the attribute's value: ids separated by white space; `!id` means "while it is refused". */
function parseTerms(value) {
	return value.split(/\s+/).filter((term) => idOf(term));
}
/** The category or service that a term is about. */
function idOf(term) {
	return term.replace("!", "");
}
/**
* Whether an element may run: every term must hold. Fails closed: no terms, or an id that the config does not know,
* never holds; and `!id` needs a visitor who has refused, not one who has not answered yet.
*/
function areMet(terms, consent) {
	return terms.length > 0 && terms.every((term) => term.startsWith("!") ? consent.decided && choiceOf(consent, term.slice(1)) === "denied" : choiceOf(consent, term) === "granted");
}

// src/gate/start-gate.ts
/** Milliseconds of looking at elements without a pause: the page must stay responsive. */
var SLICE = 30;
/** Milliseconds after which a decision takes effect also where nothing is painted, in a tab in the background. */
var WITHOUT_PAINT = 100;
/** What runs in the order of the HTML. */
var ORDERED = "template,script:not([async])";
/**
* Blocks every marked element, whoever inserts it and whenever, until all that it needs is granted.
* Markup is the lock: what is marked does nothing by itself, so that a missing gate is a closed one.
*/
function startGate({ config, nonce, trust, consent, furnish, signals, report }) {
	const { attribute, scriptTimeout } = config;
	const selector = `[${attribute}]:not(form),[data-assent-list]`;
	/** What there is something to say about in the page itself. */
	const inThePage = `[data-assent-list]${config.ui.placeholders === false ? "" : `,${EMBEDS}`}`;
	/** A decision has been made, and the scan that follows from it is yet to come. */
	let isDue = false;
	/** The vendors know nothing yet. */
	let isTooEarly = !!signals;
	const once = /* @__PURE__ */ new Set();
	const ran = /* @__PURE__ */ new Set();
	/** Many elements have the same mark: what it says is read once. */
	const read = /* @__PURE__ */ new Map();
	const termsOf = (element) => {
		const mark = element.getAttribute(attribute) ?? "";
		const terms = read.get(mark) ?? parseTerms(mark);
		read.set(mark, terms);
		return terms;
	};
	const mayRun = (element) => once.has(element) || areMet(termsOf(element), consent());
	const releaser = createReleaser({
		mark: attribute,
		nonce,
		trust,
		mayRun,
		scriptTimeout,
		ran,
		report
	});
	const queue = /* @__PURE__ */ new Set();
	/** What may run and is still being parsed, and what must not run before it, in order. */
	const waiting = /* @__PURE__ */ new Set();
	/** The first of those that the others wait for. */
	let unfinished;
	const visit = (element) => {
		if (isDue || releaser.knows(element) || !element.isConnected) return;
		if (!isBlockedByMarkup(element)) return report("gate/not-held", describe(element));
		const ids = termsOf(element).map(idOf);
		for (const id of ids) if (!choiceOf(consent(), id)) report("gate/unknown-id", describe(element), id);
		if (!mayRun(element)) return void (matches(element, inThePage) && furnish());
		if (isTooEarly) return;
		const isOrdered = matches(element, ORDERED);
		if (!isWhole(element)) {
			if (isOrdered) unfinished ??= element;
			waiting.add(element);
		} else if (unfinished && isOrdered) waiting.add(element);
		else releaser.release(element, ids);
	};
	let isLooking = false;
	/** @param isNow in the present task */
	const look = async (isNow) => {
		if (isLooking) return;
		isLooking = true;
		if (!isNow) await nextTask();
		let start = performance.now();
		for (const element of queue) {
			queue.delete(element);
			attempt(() => visit(element), report, element.localName);
			if (performance.now() - start < SLICE) continue;
			await nextTask();
			start = performance.now();
		}
		isLooking = false;
	};
	const enqueue = (elements) => {
		queue.clear();
		waiting.clear();
		unfinished = void 0;
		for (const element of elements) queue.add(element);
	};
	/** All from the first on: after a change, those already looked at come before those that still wait. */
	const scan = (isNow) => {
		isDue = false;
		enqueue(queryAll(selector));
		look(isNow);
	};
	/** Looks again at what has been waiting for the parser. */
	const resume = () => {
		if (!waiting.size || documentGet("readyState") === "loading" && !(unfinished && isWhole(unfinished))) return;
		enqueue([...waiting, ...queue]);
	};
	new MutationObserver((changes) => {
		resume();
		const found = /* @__PURE__ */ new Set();
		for (const { type, target, addedNodes } of changes) {
			if (type === "attributes") {
				const element = target;
				if (!matches(element, selector)) continue;
				if (!isDue && releaser.knows(element)) attempt(() => releaser.review(element), report, element.localName);
				else found.add(element);
			}
			for (const node of addedNodes) {
				if (!isElement(node)) continue;
				if (matches(node, selector)) found.add(node);
				if (node.firstElementChild) for (const element of queryAll(selector, node)) found.add(element);
			}
		}
		const inOrder = [...found].sort((one, other) => one.compareDocumentPosition(other) & 2 ? 1 : -1);
		for (const element of inOrder) queue.add(element);
		look();
	}).observe(document, {
		childList: true,
		subtree: true,
		attributeFilter: [attribute, ...GATED_ATTRIBUTES]
	});
	listen(document, "readystatechange", () => {
		resume();
		look();
	});
	scan();
	signals?.then(() => {
		isTooEarly = false;
		scan();
	});
	return {
		ran,
		isBlocked: (element) => !mayRun(element),
		isOpen: releaser.knows,
		loadOnce(elements) {
			for (const element of elements) once.add(element);
			scan();
		},
		update() {
			once.clear();
			isDue = true;
			releaser.close();
			const later = () => isDue && scan(true);
			requestAnimationFrame(() => void nextTask().then(later));
			sleep(WITHOUT_PAINT).then(later);
		}
	};
}

// src/words/built-in-languages.ts
/** The languages that have built-in texts: English, and one for each file in `locales/`; two letters each, or more. */
var builtInLanguages = [
	..."enarbgcacscydadeeleseteufafifrgaglhehihrhuidisitjakoltlvmtnbnlplptroruskslsvthtrukvizh".match(/../g) ?? [],
	"pt-BR",
	"zh-Hant"
];

// src/words/pick-language.ts
/** Tags for one language, or for two that are read alike. */
var LIKE = [
	/^n[bno]$/i,
	/^(he|iw)$/i,
	/^i[dn]$/i,
	/^zh-(hant|tw|hk|mo)$/i
];
/**
* Picks the first wanted language that is available; a region falls back to its language
* (`fr-CA` → `fr`, `zh-Hant-TW` → `zh-Hant`), and an older or wider tag finds its like (`no` → `nb`,
* `zh-TW` → `zh-Hant`). English when none is.
*
* @param wanted language tags; what is no text is passed over
* @example
* ```ts
* pickLanguage([config.locale, document.documentElement.lang, ...navigator.languages], ['en', 'fr'])
* ```
*/
function pickLanguage(wanted, available) {
	for (const tag of wanted) for (let rest = typeof tag === "string" ? tag : ""; rest; rest = rest.replace(/-?[^-]*$/, "")) {
		const like = LIKE.find((tags) => tags.test(rest));
		const match = available.find((language) => language.toLowerCase() === rest.toLowerCase()) ?? available.find((language) => like?.test(language));
		if (match) return match;
	}
	return "en";
}

// src/words/texts-in.ts
/** The texts among the values of an object. */
function textsIn(value) {
	const entries = Array.isArray(value) ? [] : Object.entries(Object(value));
	return Object.fromEntries(entries.filter((entry) => typeof entry[1] === "string"));
}

// src/words/localized.ts
/**
* Takes the site's own text in the language shown, or the nearest: a fallback language, else the first given.
*
* @param text a text, or one for each language, if the config is right; anything else is as good as none
*/
function localized(text, language, fallbackLanguages = []) {
	if (typeof text === "string") return text;
	const texts = textsIn(text);
	const given = Object.keys(texts);
	return texts[pickLanguage([language, ...fallbackLanguages], given)] ?? texts[given[0] ?? ""];
}

// src/words/language-of.ts
/** Reads the language off config, page and browser. */
function languageOf({ ui, locale }) {
	const wanted = [
		locale,
		documentGet("documentElement").lang,
		...navigator.languages
	];
	const texts = ui.texts ?? {};
	const tag = pickLanguage(wanted, [...Object.keys(texts), ...builtInLanguages]);
	const builtIn = pickLanguage([tag], builtInLanguages);
	const own = (text) => localized(text, tag, navigator.languages);
	return {
		tag,
		builtIn,
		own,
		link(url) {
			const href = own(url);
			return href && isHttpUrl(href) ? href : void 0;
		},
		replacements: {
			...textsIn(texts[builtIn]),
			...textsIn(texts[tag])
		}
	};
}

// src/host/launcher.ts
/**
* Makes the button that lets visitors change their mind on every page (GDPR 7(3)). Its name in other languages than English
* is in their texts, which the first visit has brought.
*/
function createLauncher(config, importLocale) {
	const { label, position } = config.ui.launcher || {};
	const language = languageOf(config);
	const own = language.own(label);
	const launcher = createElement("button");
	launcher.setAttribute("data-assent-do", "open");
	launcher.setAttribute("part", `launcher ${typeof position === "string" ? position : ""}`);
	launcher.title = own ?? "Cookie settings";
	if (!own && language.builtIn !== "en") importLocale(language.builtIn).then(({ default: texts }) => launcher.title = texts["launcher"] ?? launcher.title, () => {});
	return launcher;
}

// src/host/launcher.css?inline
var launcher_default = ":host{all:initial;color-scheme:light dark;display:contents!important}button[part~=launcher]{all:initial;z-index:2147483647;color-scheme:inherit;bottom:16px;color:var(--assent-text,CanvasText);background:var(--assent-surface,Canvas);border:1px solid var(--assent-border,GrayText);outline:revert;cursor:pointer;border-radius:50%;padding:10px;position:fixed;inset-inline:16px auto}button[part~=right]{inset-inline:auto 16px}button[part~=launcher]:before{forced-color-adjust:none;clip-path:path(\"M2 6h18v2H2zM6 3h4v8H6zM2 14h18v2H2zM12 11h4v8h-4z\");content:\"\";background:currentColor;padding:11px;display:block}@media print{:host,assent-ui{display:none!important}}";

// src/host/create-host.ts
/** More removals than this are a fight that nobody wins: then we are the ones to stop. */
var MAX_RETURNS = 20;
/**
* Creates the host and keeps it on the page, whoever replaces `<body>` or the root: it stands in `<html>`, out of reach of
* client routers.
*
* @param returned called after somebody removed it and it was put back
*/
function createHost(config, importLocale, report, returned) {
	const { ui } = config;
	const host = createElement("assent-ui");
	const theme = typeof ui.theme === "string" ? ui.theme : "auto";
	host.setAttribute("data-theme", theme);
	const shadow = ui.shadow !== false ? attempt(() => host.attachShadow({ mode: "open" })) : void 0;
	const root = shadow ?? host;
	attempt(() => {
		host.style.colorScheme = theme;
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(launcher_default);
		(shadow ?? document).adoptedStyleSheets.push(sheet);
	});
	let launcher;
	let isFirst = false;
	let isPlaced = false;
	let returns = 0;
	let parent;
	const put = () => {
		const html = documentGet("documentElement");
		if (!html) return;
		html.insertBefore(host, isFirst ? documentGet("body") : null);
		isPlaced = true;
		if (html === parent) return;
		parent = html;
		observer.disconnect();
		observer.observe(document, { childList: true });
		observer.observe(html, { childList: true });
	};
	const observer = new MutationObserver(() => {
		if (host.isConnected) return;
		if (++returns > MAX_RETURNS) {
			observer.disconnect();
			return report("host/removed", "assent-ui", "other code removes it again and again");
		}
		put();
		returned();
	});
	let stopWaiting = () => {};
	return {
		root,
		launcher: () => launcher,
		place(asking) {
			if (isPlaced && isFirst === asking) return;
			isFirst = asking;
			if (asking) launcher?.remove();
			else if (ui.launcher) root.append(launcher ??= createLauncher(config, importLocale));
			stopWaiting();
			if (asking || documentGet("body")) put();
			else stopWaiting = listen(document, "DOMContentLoaded", put);
		}
	};
}

// src/lib/when-idle.ts
var { requestIdleCallback, setTimeout: setTimeout$1 } = globalThis;
/** Milliseconds after which a busy page has waited long enough. */
var PATIENCE = 2e3;
/** Calls back when the browser has nothing better to do, soon after at the latest. */
function whenIdle(callback) {
	if (requestIdleCallback) requestIdleCallback(callback, { timeout: PATIENCE });
	else setTimeout$1(callback, PATIENCE / 10);
}

// src/host/layers.ts
/** Makes them; nothing loads before it is needed. */
function createLayers({ host, load, part, asks, report }) {
	const visible = {};
	let banner;
	let preferences;
	let isFurnished = false;
	const place = () => {
		if (!visible.preferences) host.place(!!visible.banner || asks());
	};
	const partHost = {
		...part,
		shown(layer, isVisible) {
			visible[layer] = isVisible;
			place();
			emit(isVisible ? "show" : "hide", { layer });
			if (layer === "banner" && isVisible) whenIdle(() => load("preferences").catch(() => {}));
		}
	};
	const firstLayer = () => banner ??= load("banner").then(({ startBanner }) => startBanner(partHost, load.locale)).catch((error) => {
		banner = void 0;
		report("ui/load-failed", "banner", error);
		host.place(false);
	});
	const secondLayer = () => preferences ??= load("preferences").then(({ startPreferences }) => startPreferences(partHost, load.locale)).catch((error) => {
		preferences = void 0;
		report("ui/load-failed", "preferences", error);
	});
	return {
		render() {
			place();
			if (asks() || banner) firstLayer().then((layer) => {
				if (asks()) layer?.show();
				else layer?.hide();
				layer?.raise();
			});
			preferences?.then((layer) => layer?.update());
		},
		saved: () => void banner?.then((layer) => !asks() && layer?.hide(true)),
		open: () => void secondLayer().then(async (layer) => {
			if (!layer?.open()) (await firstLayer())?.show();
		}),
		close: () => void preferences?.then((layer) => layer?.close()),
		furnish() {
			if (isFurnished) return;
			isFurnished = true;
			const load = () => void secondLayer().then((layer) => {
				isFurnished = !!layer;
				layer?.furnish();
			});
			if (asks() && documentGet("readyState") !== "complete") whenIdle(load);
			else load();
		}
	};
}

// src/host/listen-for-actions.ts
var ACTIONS = /^(open|reset|accept-all|reject-all|close)$/;
/**
* Hears of clicks on elements with `data-assent-do`: the site's own, also inside of open shadow roots, and the banner's.
* One listener for the whole document, so that elements may come and go. Forms do not count, whose fields can shadow their
* members; nor does a dialog of ours, which has a draft to look after.
*
* @param own the root of our own layers
* @param act gets what is asked for, and whether by one of our own buttons
* @returns stops listening
*/
function listenForActions(own, act) {
	return listen(document, "click", (event) => {
		const path = event.composedPath();
		const element = path.find((node) => isElement(node) && node.localName !== "form" && Element.prototype.hasAttribute.call(node, "data-assent-do"));
		const action = element && Element.prototype.getAttribute.call(element, "data-assent-do");
		if (!action || !ACTIONS.test(action)) return;
		const isOwn = path.includes(own);
		if (isOwn ? path.some((node) => isElement(node) && node.localName === "dialog") : action === "close") return;
		event.preventDefault();
		act(action, isOwn);
	}, { capture: true });
}

// src/signals/privacy-signal.ts
/**
* The ids that the browser's privacy signal denies; none without a signal. Only `true` is one: `false` and silence are no
* consent either (R160). It holds for a whole page, so it is read once (R162). A list that names nothing we know is none.
*/
function privacySignal({ gpc, categories, services }) {
	const { deny, dnt } = isObject(gpc) ? gpc : {};
	const { globalPrivacyControl, doNotTrack } = navigator;
	if (globalPrivacyControl !== true && !(dnt === true && doNotTrack === "1")) return [];
	const ids = [...categories, ...services].map(({ id }) => id);
	const named = Array.isArray(deny) ? ids.filter((id) => deny.includes(id)) : [];
	return named.length ? named : DENIED_BY_SIGNAL;
}

// src/config/google-types.ts
/** What each needs, unless the config says otherwise: the id of a category; `true` needs nothing. */
var GOOGLE_MAPPING = {
	ad_storage: "advertising",
	ad_user_data: "advertising",
	ad_personalization: "advertising",
	analytics_storage: "analytics",
	functionality_storage: "functional",
	personalization_storage: "personalization",
	security_storage: true
};

// src/signals/gtag.ts
/** Google's queue, made if it is missing. An element of that id is none. */
function dataLayer() {
	const page = globalThis;
	if (!Array.isArray(page.dataLayer)) page.dataLayer = [];
	return page.dataLayer;
}
/**
* Google's own function. Its tags take the real `arguments` object for a command and ignore a list, without a word (R171).
*
* Source: developers.google.com/tag-platform/security/guides/consent
*/
function gtag(..._command) {
	dataLayer().push(arguments);
}

// src/signals/google-default.ts
/**
* Pushes Google's default, as early as can be: what is not granted from the start is denied (R170 to R176). Not where the
* page, or a file of ours, has pushed one before: a second would take back what the first says.
*
* @param isGranted whether a type is granted while nobody has decided, by what it needs
*/
function pushGoogleDefault(isGranted, { region, waitForUpdate }) {
	if (hasGoogleDefault()) return;
	const isReadable = Array.isArray(region) && region.length && region.every((code) => /^[A-Z]{2}\b/.test(String(code)));
	gtag("consent", "default", {
		...Object.fromEntries(Object.entries(GOOGLE_MAPPING).map(([type, needs]) => [type, isGranted(needs, type) ? "granted" : "denied"])),
		...isReadable && { region },
		...typeof waitForUpdate === "number" && { wait_for_update: waitForUpdate }
	});
	gtag("set", "ads_data_redaction", true);
}
/**
* Does so for a config that names Google, unless Tag Manager's template does it.
* It is in the core, so that no later script of the page can come first.
*/
function announceGoogle({ signals, categories, services }) {
	const google = isObject(signals) ? signals["google"] : void 0;
	const options = isObject(google) ? google : {};
	if (google !== true && !isObject(google) || options["tagManager"] === true) return;
	const own = isObject(options["mapping"]) ? options["mapping"] : {};
	const required = [...categories, ...services].flatMap((one) => one.required ? one.id : []);
	pushGoogleDefault((needs, type) => {
		const wanted = own[type] ?? needs;
		return wanted === true || typeof wanted === "string" && wanted.split(/\s+/).every((id) => required.includes(id));
	}, options);
}
/** Whether a default has been pushed. */
function hasGoogleDefault() {
	return dataLayer().some((entry) => entry?.[0] === "consent" && entry[1] === "default");
}

// node_modules/js-cookie/dist/js.cookie.mjs
/*! js-cookie v3.0.8 | MIT */
function assign(target) {
	for (var i = 1; i < arguments.length; i++) {
		var source = arguments[i];
		for (var key in source) {
			if (key === "__proto__") continue;
			target[key] = source[key];
		}
	}
	return target;
}
var defaultConverter = {
	read: function(value) {
		if (value[0] === "\"") value = value.slice(1, -1);
		return value.replace(/(%[\dA-F]{2})+/gi, decodeURIComponent);
	},
	write: function(value) {
		return encodeURIComponent(value).replace(/%(2[346BF]|3[AC-F]|40|5[BDE]|60|7[BCD])/g, decodeURIComponent);
	}
};
function init(converter, defaultAttributes) {
	function set(name, value, attributes) {
		if (typeof document === "undefined") return;
		attributes = assign({}, defaultAttributes, attributes);
		if (typeof attributes.expires === "number") attributes.expires = new Date(Date.now() + attributes.expires * 864e5);
		if (attributes.expires) attributes.expires = attributes.expires.toUTCString();
		name = encodeURIComponent(name).replace(/%(2[346B]|5E|60|7C)/g, decodeURIComponent).replace(/[()]/g, escape);
		var stringifiedAttributes = "";
		for (var attributeName in attributes) {
			if (!attributes[attributeName]) continue;
			stringifiedAttributes += "; " + attributeName;
			if (attributes[attributeName] === true) continue;
			stringifiedAttributes += "=" + attributes[attributeName].split(";")[0];
		}
		return document.cookie = name + "=" + converter.write(value, name) + stringifiedAttributes;
	}
	function get(name) {
		if (typeof document === "undefined" || arguments.length && !name) return;
		var cookies = document.cookie ? document.cookie.split("; ") : [];
		var jar = {};
		for (var i = 0; i < cookies.length; i++) {
			var parts = cookies[i].split("=");
			var value = parts.slice(1).join("=");
			try {
				var found = decodeURIComponent(parts[0]);
				if (!(found in jar)) jar[found] = converter.read(value, found);
				if (name === found) break;
			} catch (_e) {}
		}
		return name ? jar[name] : jar;
	}
	return Object.create({
		set,
		get,
		remove: function(name, attributes) {
			set(name, "", assign({}, attributes, { expires: -1 }));
		},
		withAttributes: function(attributes) {
			return init(this.converter, assign({}, this.attributes, attributes));
		},
		withConverter: function(converter) {
			return init(assign({}, this.converter, converter), this.attributes);
		}
	}, {
		attributes: { value: Object.freeze(defaultAttributes) },
		converter: { value: Object.freeze(converter) }
	});
}
var api = init(defaultConverter, { path: "/" });

// src/store/write-cookie.ts
/** Nothing is encoded: a record needs none. */
var plainCookies = api.withConverter({
	read: (value) => value,
	write: (value) => value
});
/**
* Writes or deletes our own cookie. Whether the browser took it, reading tells: js-cookie may throw where a page has added
* members to `Object.prototype`, and write nowhere where an element is named "cookie".
*/
function writeCookie(name, value, { path, domain, sameSite, maxAge }) {
	attempt(() => plainCookies.set(name, value, {
		path,
		domain,
		expires: void 0,
		secure: isSecure(),
		sameSite: allowed(sameSite),
		"max-age": String(maxAge)
	}));
}

// src/store/write-record.ts
/**
* Stores a record and reads it back: in the cookie, first by js-cookie, then without it, then for this host alone where
* the browser refuses `cookie.domain`; where cookies are refused, in localStorage; else in memory, for this page view.
* Blocked storage is a problem, never an exception.
*
* @param maxAge remaining life in seconds; 0 deletes
*/
function writeRecord(cookie, store, record, maxAge, report) {
	const { name } = cookie;
	attempt(() => localStorage.removeItem(name));
	const before = String(store.find());
	const isDone = () => maxAge ? store.find().includes(record) : !store.find().length;
	const isRefused = () => !isDone() && String(store.find()) === before;
	const scope = {
		...cookie,
		maxAge
	};
	for (const write of [writeCookie, writeRawCookie]) if (!isDone()) attempt(() => write(name, record, scope));
	if (isRefused() && scope.domain) {
		attempt(() => writeCookie(name, record, {
			...scope,
			domain: void 0
		}));
		if (maxAge && isDone()) report("storage/domain-refused", "cookie.domain", `leave it out, or name ${location.hostname}`);
	}
	if (isRefused()) {
		if (maxAge) attempt(() => localStorage.setItem(name, record));
		report(isDone() ? "storage/cookie-refused" : "storage/memory-only", "cookie");
	}
	store.remember(maxAge ? [record] : [], !isRefused());
}

// src/store/keep-record.ts
/**
* Stores a consent, or deletes the record where nothing has been decided. Older records, on another path or domain, go:
* they must not outlive this one.
*/
function keepRecord(config, store, consent, report) {
	const { cookie } = config;
	writeConsent(config, store, consent, report);
	if (store.find().length <= (consent.decidedOn ? 1 : 0)) return;
	deleteCookie(cookie.name);
	writeConsent(config, store, consent, report);
}
/** Writes what is in force, with its remaining life: once a day, because Safari forgets after seven (R230). */
function writeConsent(config, store, consent, report) {
	const now = Date.now();
	const [start, end] = [startOf(consent.decidedOn ?? ""), startOf(consent.expiresOn ?? "")];
	const age = Math.max(0, Math.floor((now - start) / DAY_MS));
	const [line, maxAge] = end ? [encodeRecord(config, consent, age), Math.floor((end - now) / 1e3)] : ["", 0];
	writeRecord(config.cookie, store, line, maxAge, report);
}

// src/store/record-store.ts
/** Opens the store of this name. Blocked storage is an empty one. */
function openRecordStore(name) {
	let memory = [];
	let isKnown = true;
	let isThorough = !navigator.cookieEnabled;
	const inCookies = () => attempt(() => readCookies().flatMap((cookie) => cookie.name === name ? cookie.value : [])) ?? [];
	const find = () => [inCookies(), attempt(() => localStorage.getItem(name))].flat().filter((record) => typeof record === "string");
	return {
		hasCookie: () => inCookies().length > 0,
		find,
		read(isTold) {
			const inCookie = inCookies();
			const found = isThorough || inCookie.some(grants) ? find() : inCookie;
			if (isKnown && (found.length || isTold)) memory = found;
			return memory;
		},
		lookEverywhere() {
			isThorough = true;
		},
		remember(records, isStored) {
			memory = records;
			isKnown = isStored;
			isThorough = true;
		}
	};
}
/** Whether a record has an id that is not refused, behind its five fields (`consent/record.ts`). */
function grants(record) {
	return record.split(/[.~]/).some((code, index) => index > 4 && /^\w/.test(code));
}

// src/store/watch-other-tabs.ts
/**
* Notices when another tab may have decided: notified by it, or by coming back to this page (R238, R248). It is a hint
* to read the record again and carries no state, so that nothing can be forged with it.
*
* @param hint `true` if a record that is gone means that nothing is decided
* @returns says to the others that somebody has decided here
*/
function watchOtherTabs(name, hint) {
	let channel;
	const open = () => {
		channel = attempt(() => new BroadcastChannel(name));
		if (channel) channel.onmessage = () => hint(true);
	};
	listen(window, "pagehide", () => channel?.close());
	listen(window, "pageshow", ({ persisted }) => {
		if (!persisted) return;
		open();
		hint(true);
	});
	listen(document, "visibilitychange", () => hint());
	whenIdle(() => {
		open();
		hint();
	});
	return () => channel?.postMessage(0);
}

// src/start-session.ts
/**
* Boots: synchronously up to `ready`; then asks, if there is something to ask.
*
* @param begun gets the session before anybody hears that it is ready
*/
function startSession(config, { load, nonce, trust }, { asksNobody, recordStore = openRecordStore(config.cookie.name), ...start }, report, begun) {
	const hasQuestion = !asksNobody && config.categories.some(({ required }) => !required);
	if (hasQuestion && !recordStore.hasCookie()) load("banner").catch(() => {});
	const signal = privacySignal(config);
	const create = start.create ?? consentFactory(config, signal.length ? "gpc" : "none");
	const known = (isTold) => initialConsent(config, create, recordStore.read(isTold), Date.now());
	const state = { consent: known() };
	const consent = () => state.consent;
	const asks = () => hasQuestion && !state.consent.decided;
	if (config.signals) attempt(() => announceGoogle(config), report);
	const signals = config.signals ? load("signals").then(({ startSignals }) => state.notify = startSignals({
		config,
		consent,
		report
	})).catch((error) => report("signals/load-failed", "signals", error)) : void 0;
	const gate = startGate({
		config,
		nonce,
		trust,
		consent,
		furnish: () => layers.furnish(),
		signals,
		report
	});
	const host = createHost(config, load.locale, report, () => layers.render());
	const tellTabs = watchOtherTabs(config.cookie.name, (isTold) => {
		recordStore.lookEverywhere();
		follow(isTold);
	});
	const part = {
		config,
		root: host.root,
		signal,
		consent,
		decide: decideFor,
		language: () => languageOf(config),
		isBlocked: gate.isBlocked,
		loadOnce: gate.loadOnce,
		report,
		base: load.base
	};
	const layers = createLayers({
		host,
		load,
		part,
		asks,
		report
	});
	const apply = createApplyConsent({
		config,
		state,
		gate,
		render: layers.render,
		report
	});
	const store = () => {
		keepRecord(config, recordStore, state.consent, report);
		tellTabs();
	};
	const isSame = (previous, next) => {
		const { granted, denied } = diff(previous, next);
		return next.decided === previous.decided && !granted.length && !denied.length;
	};
	/** Makes what another tab has decided take effect here. */
	function follow(isTold) {
		const next = known(isTold);
		if (!isSame(state.consent, next)) apply(next);
		else if (JSON.stringify(next) !== JSON.stringify(state.consent)) state.consent = next;
	}
	function decideFor(wanted, source) {
		const next = decide(create, state.consent, wanted, source, Date.now());
		if (source !== "api" || !isSame(state.consent, next)) apply(next, store);
	}
	const session = {
		config,
		consent,
		isOpen: gate.isOpen,
		decide: decideFor,
		reset: () => apply(undecided(create), store),
		open: layers.open,
		close: layers.close,
		launcher: host.launcher
	};
	listenForActions(host.root, (action, isOwn) => {
		if (action === "open") layers.open();
		else if (action === "reset") session.reset();
		else {
			decideFor(action === "accept-all", isOwn ? "banner" : "page");
			if (isOwn) layers.saved();
		}
	});
	begun(session);
	emit("ready", { consent: state.consent });
	if (state.consent.decidedOn) emit("consent", { consent: state.consent });
	host.place(asks());
	if (asks()) layers.render();
	whenIdle(() => {
		const { consent } = state;
		if (!(!consent.decided || recordStore.read().some((line) => isFresh(line, consent, Date.now())))) attempt(() => writeConsent(config, recordStore, consent, report));
		attempt(() => sweep(config, consent));
	});
}

// src/create-assent.ts
var records = {
	open: openRecordStore,
	write: writeRecord
};
/** Milliseconds that the doctor's check of the config leaves to the banner, where sites are built. */
var CHECK_DELAY = 500;
/** The API object: usable at once, though nothing is granted and nobody can decide before `start`. */
function prepareAssent(environment) {
	const problems = [];
	const callbacks = [];
	const nothing = undecided(consentFactory({
		categories: [],
		services: [],
		revision: 0
	}));
	let session;
	let raw;
	const isKnown = (code, path) => problems.some((known) => known.code === code && known.path === path);
	const report = (code, path, message = "see docs") => {
		if (isKnown(code, path)) return;
		console.warn("[assent]", code, path, message);
		emit("problem", Object.freeze({
			code,
			path,
			message: String(message)
		}));
	};
	/** At once, or as soon as the config is read. */
	const act = (action) => {
		if (session) action(session);
		else assent.push(() => session && action(session));
	};
	/** @param quiet in the console alone */
	const examine = (quiet) => {
		environment.load("doctor").then(({ startDoctor }) => startDoctor({
			assent,
			config: session?.config,
			raw,
			quiet,
			isOpen: (element) => !!session?.isOpen(element),
			base: environment.load.base
		})).catch((error) => !quiet && report("doctor/load-failed", "doctor", error));
	};
	const assent = {
		get consent() {
			return session?.consent() ?? nothing;
		},
		get problems() {
			return [...problems];
		},
		has: (id) => choiceOf(assent.consent, id) === "granted",
		acceptAll: () => act(({ decide }) => decide(true, "api")),
		rejectAll: () => act(({ decide }) => decide(false, "api")),
		set: (wanted) => act(({ decide }) => decide(wanted, "api")),
		reset: () => act(({ reset }) => reset()),
		open: () => act(({ open }) => open()),
		close: () => act(({ close }) => close()),
		debug: () => examine(false),
		on(type, listener) {
			const { consent } = assent;
			if (session && (type === "ready" || type === "consent" && consent.decidedOn)) queueMicrotask(() => listener({ consent }));
			return listen(document, `assent:${type}`, (event) => listener(event.detail));
		},
		when: (id, { signal } = {}) => new Promise((resolve, reject) => {
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
		report,
		listenForProblems() {
			listen(document, "assent:problem", ({ detail }) => {
				if (!isKnown(detail.code, detail.path)) problems.push(detail);
			});
		},
		start(given) {
			const begin = () => {
				raw = given;
				if (isWorkshop(location.hostname)) setTimeout(examine, CHECK_DELAY, true);
				const config = readConfig(raw);
				const go = (ready, differences) => {
					if (!session) startSession(ready, environment, differences, report, (begun) => session = begun);
					assent.push();
					return session;
				};
				if (config?.regions || config?.import) environment.load("regions").then(({ prepareSession }) => prepareSession({
					config,
					start: go,
					records,
					report,
					base: environment.load.base
				})).catch((error) => report("regions/load-failed", "regions", error));
				else if (config) go(config, {});
				else report("config/unreadable", "", "expected a JSON object");
			};
			if (documentGet("prerendering")) listen(document, "prerenderingchange", begin, { once: true });
			else begin();
		}
	};
}

// src/gate/trusted-script.ts
var passThrough = {
	createScript: (text) => text,
	createScriptURL: (url) => url
};
/** The policy `assent`, made at first use, once: the page's `trusted-types` directive may refuse it, or a second one. */
function createTrust() {
	let policy;
	let isRefused = false;
	return () => {
		if (policy || isRefused) return policy;
		try {
			policy = window.trustedTypes?.createPolicy("assent", passThrough) ?? passThrough;
		} catch {
			isRefused = true;
		}
		return policy;
	};
}

// src/lib/registry.ts
function registry() {
	const page = globalThis;
	return page[Symbol.for(`assent:0.1.0`)] ??= Object.create(null);
}
/** The part that has said so; none if its file has not come, or is of another version. */
function registered(name) {
	return registry()[name];
}

// src/index.ts
/**
* Starts Assent on this page: blocks what is marked, asks if need be, remembers. Never throws; what is wrong with the
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
*/
function createAssent(config, options = {}) {
	const prepared = prepareAssent({
		load,
		nonce: options.nonce ?? "",
		trust: createTrust()
	});
	if (typeof document === "undefined") return prepared.assent;
	const owner = claimPage(prepared);
	if (owner === prepared.assent) prepared.start(config);
	return owner;
}
/** Spelled out one by one, so that every bundler finds them. */
var files = {
	banner: () => import("./assent-banner.js"),
	preferences: () => import("./assent-preferences.js"),
	regions: () => import("./assent-regions.js"),
	signals: () => import("./assent-signals.js"),
	doctor: () => import("./assent-doctor.js")
};
var loadPart = async (name) => {
	await files[name]();
	return registered(name);
};
/** Loads beside the part that needs it. That it did not come matters to those who do not read English only. */
var locale = async (language) => (await import("./assent-locales.js")).importLocale(language);
var load = Object.assign(loadPart, { locale });

export { createAssent };