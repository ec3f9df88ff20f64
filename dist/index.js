/*! Assent 0.1.0 MIT */
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
/** Twelve digits, so that a time such as 202611220930 will do, and the record stays short. */
var MAX_REVISION = 999999999999;

// src/config/read-config.ts
/** Ids fit an attribute value and the record without encoding. */
var ID = /^[a-z\d][\w-]{0,31}$/i;
/** A name, or a prefix that ends in `*`; a lone `*` would sweep everything on the site. */
var PATTERN = /^[^*;=\s]{1,255}\*?$/;
/**
* What the core needs of a config that anyone may have written. Whatever is wrong falls back to its default, as long
* as that cannot loosen the gate; `checkConfig` tells what it was. Texts are left to the UI. `undefined` when there is
* no config to speak of: then no informed question can be put.
*/
function readConfig(raw) {
	if (!isObject(raw)) return void 0;
	const config = bare(raw);
	const lifetime = object(config["lifetime"]);
	const cookie = object(config["cookie"]);
	const ui = object(config["ui"]);
	const builtIn = /* @__PURE__ */ new Map();
	for (const id of BUILT_IN_CATEGORIES) builtIn.set(id, {
		id,
		required: id === "functional"
	});
	const shown = /* @__PURE__ */ new Map();
	for (const item of list(config["categories"], "id")) {
		const { id, title, required = id === "functional" } = item;
		if (!fits(ID, id) || shown.has(id) || (title === void 0 || title === "") && !builtIn.has(id)) continue;
		shown.set(id, {
			...item,
			id,
			required: required === true
		});
	}
	const services = /* @__PURE__ */ new Map();
	for (const item of list(config["services"], "id")) {
		const { id } = item;
		const category = shown.get(item["category"]) ?? builtIn.get(item["category"]);
		if (!category || !fits(ID, id) || services.has(id) || shown.has(id) || builtIn.has(id)) continue;
		services.set(id, {
			...item,
			id,
			category: category.id,
			required: category.required,
			cookies: list(item["cookies"], "name").filter(({ name }) => fits(PATTERN, name)),
			storage: (Array.isArray(item["storage"]) ? item["storage"] : []).filter((key) => fits(PATTERN, key))
		});
	}
	for (const { category } of services.values()) shown.set(category, shown.get(category) ?? builtIn.get(category));
	return bare({
		...config,
		revision: integer(config["revision"], 1, MAX_REVISION, config["revision"] === void 0 ? 1 : 0),
		controller: object(config["controller"]),
		categories: [...(shown.size ? shown : builtIn).values()],
		services: [...services.values()],
		lifetime: { months: integer(lifetime["months"], 1, 13, 6) },
		cookie: {
			name: matching(/^[\w.-]{1,64}$/, cookie["name"]) ?? "assent",
			domain: matching(/^[a-z\d.-]+$/i, cookie["domain"]),
			path: matching(/^\/[\w./~-]*$/, cookie["path"]) ?? "/",
			sameSite: matching(/^(Strict|None)$/, cookie["sameSite"]) ?? "Lax"
		},
		ui: {
			...ui,
			launcher: ui["launcher"] !== false && object(ui["launcher"])
		},
		attribute: matching(/^data-[a-z\d-]+$/, config["attribute"]) ?? "data-consent",
		scriptTimeout: integer(config["scriptTimeout"], 0, MAX_SCRIPT_TIMEOUT, SCRIPT_TIMEOUT),
		onWithdraw: config["onWithdraw"] === "keep" ? "keep" : "reload"
	});
}
function fits(form, value) {
	return typeof value === "string" && form.test(value);
}
function matching(form, value) {
	return fits(form, value) ? value : void 0;
}
function object(value) {
	return isObject(value) ? value : bare({});
}
/** The objects of a list; a text stands for an object with that key. */
function list(value, key) {
	return (Array.isArray(value) ? value : []).map((item) => isObject(item) ? item : bare({ [key]: item }));
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
/** Adds a listener and returns the function that removes it. */
function listen(target, type, listener, options) {
	const { addEventListener, removeEventListener } = EventTarget.prototype;
	addEventListener.call(target, type, listener, options);
	return () => removeEventListener.call(target, type, listener, options);
}

// src/lib/emit.ts
/**
* Tells listeners, as `assent:…` on `document`. The browser isolates them: one that throws is the page's own error,
* and does not keep the next from being called.
*/
function emit(type, detail) {
	EventTarget.prototype.dispatchEvent.call(document, new CustomEvent(`assent:${type}`, { detail }));
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
	const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
	const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return dayOf(Date.UTC(year, month + months - 1, Math.min(date, lastDate)));
}

// src/consent/record.ts
var MAX_CATEGORY = 15;
var MAX_SERVICE = 7;
/** The form of an id inside a record. */
function code(item) {
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
	const list = (items) => items.filter(({ required }) => !required).map((item) => (choiceOf(consent, item.id) === "granted" ? "" : "!") + code(item)).join(".");
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
	const match = /^1\.(\d{4}-\d\d-\d\d)\.(\d+)\.(\d+)\.(\w+)\.([\w.!-]*)~([\w.!-]*)$/.exec(line);
	if (!match) return void 0;
	const [, day = "", age, revision, source, categories = "", services = ""] = match;
	const lists = {
		categories: categories.split("."),
		services: services.split(".")
	};
	return {
		day,
		age: Number(age),
		revision: Number(revision),
		source,
		choice(item) {
			const codes = lists["category" in item ? "services" : "categories"];
			if (codes.includes(`!${code(item)}`)) return "denied";
			return codes.includes(code(item)) ? "granted" : void 0;
		}
	};
}

// src/consent/consent.ts
/**
* The consent that holds at boot: the newest valid of the stored records, or everything denied.
* A record that lacks a category or service of today's config is kept, with the new one denied, but does
* not count as decided: the visitor is asked again (R016).
*
* @param lines the stored records, readable or not
* @param now ms since the epoch
*/
function initialConsent(config, lines, now) {
	let newest;
	for (const line of lines) {
		const record = decodeRecord(line);
		if (record && isValid(config, record, now) && !(newest && newest.day > record.day)) newest = record;
	}
	return snapshot(config, (item) => newest?.choice(item) === "granted", !!newest && [...config.categories, ...config.services].every((item) => item.required || newest.choice(item)), newest?.source, newest?.day);
}
/** Right revision, not from the future (a clock may be a little wrong), and not yet over. */
function isValid({ revision, lifetime }, { day, revision: decidedOn }, now) {
	return revision === decidedOn && startOf(day) <= now + 864e5 && now < startOf(addMonths(day, lifetime.months));
}
/** Nothing decided: only what is required is granted. */
function undecided(config) {
	return snapshot(config, () => false, false);
}
/**
* The consent after someone has decided. Anything not named keeps its choice; a category takes its services
* along unless they are named too; nothing but `true` grants; what is required stays granted.
*
* @param wanted `true` or `false` for everything, or choices by id
* @param now ms since the epoch
*/
function decide(config, current, wanted, source, now) {
	const want = (id) => {
		const answer = typeof wanted === "boolean" ? wanted : Object.hasOwn(wanted ?? {}, id) ? wanted[id] : void 0;
		return typeof answer === "boolean" ? answer : void 0;
	};
	return snapshot(config, (item) => want(item.id) ?? ("category" in item ? want(item.category) ?? current.services[item.id] === "granted" : current.categories[item.id] === "granted"), true, source, dayOf(now));
}
/** Which choices differ. */
function diff(previous, next) {
	const changed = (to) => ["categories", "services"].flatMap((kind) => Object.keys(next[kind]).filter((id) => next[kind][id] === to && previous[kind][id] !== to));
	return {
		granted: changed("granted"),
		denied: changed("denied")
	};
}
function snapshot(config, isGranted, decided, source = "none", decidedOn = null) {
	const choices = (items) => {
		const result = Object.create(null);
		for (const item of items) result[item.id] = item.required || isGranted(item) ? "granted" : "denied";
		return Object.freeze(result);
	};
	return Object.freeze({
		decided,
		categories: choices(config.categories),
		services: choices(config.services),
		decidedOn,
		expiresOn: decidedOn && addMonths(decidedOn, config.lifetime.months),
		revision: config.revision,
		source
	});
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

// src/effects/cookies.ts
/** All cookies that script can see, in the browser's order: there may be several of one name. */
function readCookies() {
	return documentGet("cookie").split("; ").map((pair) => {
		const [name = "", ...value] = pair.split("=");
		return {
			name,
			value: value.join("=")
		};
	});
}
/**
* Writes or deletes one cookie; whether the browser took it, reading tells. The only place that calls js-cookie,
* which throws where a page has put enumerable members on `Object.prototype`.
*/
function writeCookie(name, value, { path, domain, sameSite, maxAge }) {
	const secure = location.protocol === "https:";
	const line = withPlainPrototype(() => api.set(name, value, {
		path,
		domain,
		sameSite: secure || sameSite !== "None" ? sameSite ?? "Lax" : "Lax",
		secure,
		"max-age": String(maxAge)
	}));
	const exact = name + line?.slice(line.indexOf("="));
	if (exact !== line || typeof document.cookie !== "string") Reflect.set(Document.prototype, "cookie", exact, document);
}
/** Keeps what a page has added to `Object.prototype` out of the way of `for … in`. */
function withPlainPrototype(action) {
	const added = Object.entries(Object.getOwnPropertyDescriptors(Object.prototype)).filter(([, { enumerable }]) => enumerable);
	const define = (enumerable) => {
		for (const [key, descriptor] of added) Object.defineProperty(Object.prototype, key, {
			...descriptor,
			enumerable
		});
	};
	define(false);
	try {
		return action();
	} finally {
		define(true);
	}
}

// src/lib/matches-name.ts
/** Whether a name is the one given, or begins as `prefix*` says. No regular expression is built from either. */
function matchesName(pattern, name) {
	return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

// src/effects/has-left-overs.ts
/** Whether any of these services has a cookie or storage key here, as far as that can be told at once. */
function hasLeftOvers(services) {
	const present = [
		attempt(() => readCookies().map(({ name }) => name)),
		attempt(() => Object.keys(localStorage)),
		attempt(() => Object.keys(sessionStorage))
	].flat();
	return services.some(({ cookies, storage }) => [...cookies.map(({ name }) => name), ...storage].some((pattern) => present.some((name) => name !== void 0 && matchesName(pattern, name))));
}

// src/effects/page-actions.ts
/**
* Lets elements of the site act: `<button data-assent-do="open">`. One listener for the whole document, so that
* elements may come and go. The UI's own buttons are behind its host and do not count.
*/
function listenForPageActions(actions) {
	listen(document, "click", (event) => {
		if (!(event.target instanceof Element)) return;
		const element = Element.prototype.closest.call(event.target, "[data-assent-do],assent-ui");
		const action = element && Element.prototype.getAttribute.call(element, "data-assent-do");
		if (!action || !Object.hasOwn(actions, action) || Element.prototype.closest.call(element, "assent-ui")) return;
		event.preventDefault();
		actions[action]?.();
	}, { capture: true });
}

// src/effects/record-store.ts
/** Opens the store; nothing is written before `write`. Blocked storage is a problem, never an exception. */
function openRecordStore({ cookie: { name, ...scope } }, report) {
	let memory = [];
	const cookies = () => attempt(() => readCookies().flatMap((cookie) => cookie.name === name ? cookie.value : [])) ?? [];
	const stored = () => attempt(() => localStorage.getItem(name)) ?? null;
	return {
		read(isTold) {
			const found = [...cookies(), stored() ?? []].flat();
			if (found.length || isTold) memory = found;
			return memory;
		},
		write(record, maxAge) {
			memory = maxAge ? [record] : [];
			attempt(() => writeCookie(name, record, {
				...scope,
				maxAge
			}));
			if (stored() !== null) attempt(() => localStorage.removeItem(name));
			if (!maxAge || cookies().includes(record)) return;
			attempt(() => localStorage.setItem(name, record));
			report(stored() === record ? "storage/cookie-refused" : "storage/memory-only", "cookie");
		}
	};
}

// src/effects/ui-host.ts
/** The launcher is there without the UI chunk, so its few words are here; a test compares them with the locales. */
var LAUNCHER_LABELS = {
	en: "Cookie settings",
	fr: "Paramètres des cookies",
	de: "Cookie-Einstellungen",
	fi: "Evästeasetukset",
	da: "Cookieindstillinger"
};
/** The icon, two sliders, is a shape cut from the text colour. */
var STYLES = `:host{all:initial;color-scheme:light dark}
:host([data-theme=light]){color-scheme:light}
:host([data-theme=dark]){color-scheme:dark}
.launcher{all:unset;position:fixed;z-index:2147483647;bottom:16px;inset-inline-start:16px;padding:10px;cursor:pointer;color:var(--assent-text,CanvasText);background:var(--assent-surface,Canvas);border:1px solid var(--assent-border,GrayText);border-radius:50%;box-shadow:0 2px 12px #0002}
.right{inset-inline:auto 16px}
.launcher:focus-visible{outline:2px solid var(--assent-focus,Highlight);outline-offset:2px}
.launcher::before{content:"";display:block;forced-color-adjust:none;width:22px;height:22px;background:currentColor;clip-path:path("M2 6h18v2H2zM6 3h4v8H6zM2 14h18v2H2zM12 11h4v8h-4z")}
[hidden]{display:none}
@media print{.launcher{display:none}}`;
/**
* Creates the host with its launcher and keeps it on the page, whoever replaces `<body>`: it hangs on `<html>`, out of
* reach of client routers.
*
* @param replaced called after somebody removed it and it was put back
*/
function createUiHost({ ui, locale }, open, replaced) {
	const host = createElement("assent-ui");
	host.dataset["theme"] = textOr("auto", ui.theme);
	let root = host;
	try {
		root = host.attachShadow({ mode: "open" });
	} catch {}
	attempt(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(STYLES);
		(root === host ? document : root).adoptedStyleSheets.push(sheet);
	});
	const html = documentGet("documentElement");
	const launcher = createElement("button");
	launcher.onclick = open;
	launcher.dataset["assentDo"] = "open";
	if (ui.launcher) {
		const { label, position } = ui.launcher;
		const [language = ""] = textOr(html.lang, locale).split("-");
		launcher.className = `launcher ${textOr("", position)}`;
		launcher.part.add("launcher");
		launcher.title = textOr(LAUNCHER_LABELS[language] ?? "Cookie settings", isObject(label) ? label[language] : label);
		root.append(launcher);
	}
	let first = false;
	const put = () => void html.insertBefore(host, first ? documentGet("body") : null);
	const observer = new MutationObserver(() => {
		if (host.isConnected) return;
		put();
		replaced();
	});
	return {
		root,
		place(asking) {
			launcher.hidden = asking;
			if (host.isConnected && first === asking) return;
			first = asking;
			if (asking || documentGet("body")) put();
			else listen(document, "DOMContentLoaded", put);
			observer.observe(html, { childList: true });
		}
	};
}
/** A text of the config, which may be anything. */
function textOr(fallback, value) {
	return typeof value === "string" ? value : fallback;
}

// src/effects/watch-other-tabs.ts
/**
* Notices when another tab may have decided: told by it, or by coming back to this page (R238, R248). It is a hint
* to read the record again and carries no state, so that nothing can be forged with it.
*
* @param hint `true` if another tab says so
* @returns tells the other tabs
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
		hint(false);
	});
	listen(document, "visibilitychange", () => documentGet("visibilityState") === "visible" && hint(false));
	open();
	return () => channel?.postMessage(0);
}

// src/gate/requirement.ts
/** Reads the attribute's value: ids separated by white space, each once. Nothing readable means no terms. */
function parseRequirements(value) {
	return [...new Set(value.split(/\s+/))].filter((term) => term !== "" && term !== "!").map((term) => term.startsWith("!") ? {
		id: term.slice(1),
		refused: true
	} : {
		id: term,
		refused: false
	});
}
/**
* Whether an element may run. Fails closed: no terms, or an id that the config does not know, never holds; and
* `!id` needs a visitor who has refused, not one who has not answered yet.
*/
function areMet(requirements, consent) {
	return requirements.length > 0 && requirements.every(({ id, refused }) => {
		const choice = choiceOf(consent, id);
		return refused ? consent.decided && choice === "denied" : choice === "granted";
	});
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

// src/gate/live-script.ts
/**
* The script that runs in place of a gated one. A clone, because a script whose `type` is changed does not run, and
* because cloning keeps every attribute as it was, also the nonce, which reading attributes would lose (R240, R241).
*/
function createLiveScript(gated, trusted, module) {
	const live = gated.cloneNode(false);
	const { type, src } = gated.dataset;
	if (type) live.type = type;
	else if (/^text\/plain$/i.test(live.type)) live.removeAttribute("type");
	if (src !== void 0) live.src = trusted.createScriptURL(src);
	if (gated.text) live.text = trusted.createScript(gated.text);
	if (module && !gated.hasAttribute("async")) live.async = false;
	return live;
}
/** Asks the browser to fetch a script ahead of its turn; resolves when it is there or has failed. */
function preloadScript(gated, url) {
	const link = createElement("link");
	link.rel = "preload";
	link.as = "script";
	link.crossOrigin = gated.crossOrigin;
	link.integrity = gated.integrity;
	link.referrerPolicy = gated.referrerPolicy;
	link.nonce = gated.nonce;
	link.href = url;
	return new Promise((resolve) => {
		link.onload = link.onerror = () => {
			link.remove();
			resolve();
		};
		(documentGet("head") ?? documentGet("documentElement")).append(link);
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
		Reflect.defineProperty(document, name, {
			configurable: true,
			writable: true,
			value: (...texts) => isReleasing || documentGet("readyState") !== "loading" ? report("gate/document-write", "document") : Reflect.apply(original, document, texts)
		});
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
	const type = script.dataset["type"] ?? "";
	const module = /^module$/i.test(type);
	const external = script.hasAttribute("src") || "src" in script.dataset;
	const free = external || module ? script.hasAttribute("async") : !CLASSIC.test(type);
	const deferred = module || external && script.hasAttribute("defer");
	return {
		timing: free ? "free" : deferred ? "deferred" : "ordered",
		external,
		module
	};
}

// src/gate/trusted-script.ts
var passThrough = {
	createScript: (text) => text,
	createScriptURL: (url) => url
};
/**
* The policy `assent`, made at first use; `undefined` where the page's `trusted-types` directive does not allow
* it: then no script can be released (R244).
*/
function createTrustedScript(report) {
	return attempt(() => window.trustedTypes?.createPolicy("assent", passThrough) ?? passThrough, (_code, _path, error) => report("gate/trusted-types", "Content-Security-Policy", error));
}

// src/gate/script-queue.ts
/** How many of the scripts to come are fetched ahead. */
var LOOK_AHEAD = 64;
/** Milliseconds of releasing without a pause: the page must stay responsive. */
var SLICE = 12;
var sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/**
* @param timeout ms that a script which does not arrive may hold those after it; all that hang share that time,
*   because all are fetched at once
*/
function createScriptQueue(timeout, report) {
	const ordered = [];
	const deferred = [];
	let trusted;
	let release;
	let running = false;
	const next = () => ordered.shift() ?? (documentGet("readyState") === "loading" ? void 0 : deferred.shift());
	const pump = async () => {
		if (running) return;
		running = true;
		let sliceEnd = performance.now() + SLICE;
		for (let job = next(); job; job = next()) {
			if (performance.now() > sliceEnd) {
				await sleep(0);
				sliceEnd = performance.now() + SLICE;
			}
			fetchAhead(ordered[63]);
			if (job.fetched) await Promise.race([job.fetched, until(job)]);
			else job.deadline = performance.now() + timeout;
			const ran = insert(job);
			if (ran) await Promise.race([ran, until(job)]);
		}
		running = false;
	};
	const until = (job) => sleep(job.deadline - performance.now());
	const fetchAhead = (job) => {
		if (!job || job.fetched || !job.kind.external || job.kind.module || !isRunnable(job)) return;
		job.deadline = performance.now() + timeout;
		job.fetched = preloadScript(job.gated, job.url).catch(() => {});
	};
	const isRunnable = (job) => job.place.isConnected && job.isWanted();
	/** Puts the live script in; a promise if those after it are to wait until it has run. */
	const insert = (job) => attempt(() => {
		const runnable = isRunnable(job);
		if (runnable) trusted ??= createTrustedScript(report);
		if (!runnable || !trusted) return void job.settle();
		const live = createLiveScript(job.gated, trusted, job.kind.module);
		job.settle(live);
		release ??= refuseDocumentWrite(report);
		if (!job.kind.external) return void release(() => job.place.replaceWith(live));
		const ran = new Promise((resolve) => {
			for (const type of ["load", "error"]) listen(live, type, () => resolve(), { once: true });
		});
		job.place.replaceWith(live);
		return job.kind.timing === "free" ? void 0 : ran;
	}, report);
	listen(document, "DOMContentLoaded", () => void pump());
	return { add(job) {
		const kind = kindOf(job.gated);
		const url = job.gated.dataset["src"] ?? job.gated.getAttribute("src") ?? "";
		if (kind.external && !isHttpUrl(url)) return report("gate/bad-url", url);
		const waiting = {
			...job,
			kind,
			url,
			deadline: 0
		};
		if (kind.timing === "free") return void insert(waiting);
		const queue = kind.timing === "deferred" ? deferred : ordered;
		queue.push(waiting);
		if (running && queue.length <= LOOK_AHEAD) fetchAhead(waiting);
		pump();
	} };
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
		if (/^[mi]/i.test(type)) gated.dataset["type"] = type.toLowerCase();
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

// src/gate/gate.ts
/**
* Holds every marked element, whoever inserts it and whenever, and opens it once all that it needs is granted.
* Markup is the lock: what is marked does nothing by itself, so that a missing gate is a shut one.
*/
function startGate({ config, nonce, consent, importMedia, report }) {
	const { attribute, scriptTimeout } = config;
	const queue = createScriptQueue(scriptTimeout, report);
	/** Scripts and templates that are queued or have run: never a second time. */
	const spent = /* @__PURE__ */ new WeakSet();
	/** Open elements, and how to shut each. */
	const open = /* @__PURE__ */ new WeakMap();
	const ranIds = /* @__PURE__ */ new Set();
	const needsOf = (element) => parseRequirements(element.getAttribute(attribute) ?? "");
	const visit = (element) => {
		if (open.has(element) || spent.has(element)) return;
		const needs = needsOf(element);
		if (!isHeld(element)) return report("gate/not-held", describe(element));
		for (const { id } of needs) if (!choiceOf(consent(), id)) report("gate/unknown-id", describe(element), id);
		if (areMet(needs, consent())) release(element, needs);
	};
	const release = (element, needs) => {
		if (element instanceof HTMLScriptElement) releaseScript(element, element, needs, element, (live) => open.set(live, () => live.replaceWith(element)));
		else if (element instanceof HTMLTemplateElement) releaseTemplate(element, needs);
		else importMedia().then(({ openMedia, closeMedia }) => {
			if (open.has(element) || !areMet(needs, consent())) return;
			open.set(element, () => closeMedia(element));
			openMedia(element, report);
		}, (error) => report("gate/load-failed", "assent-media.js", error));
	};
	const releaseTemplate = (template, needs) => {
		const { content, nodes, scripts } = unpackTemplate(template);
		open.set(template, () => nodes.forEach((node) => node.remove()));
		template.after(content);
		for (const { gated, place } of scripts) releaseScript(gated, place, needs, template, (live) => nodes.push(live));
	};
	const releaseScript = (gated, place, needs, owner, inserted) => {
		if (nonce && gated.nonce !== nonce) return report("gate/nonce", describe(gated));
		spent.add(owner);
		queue.add({
			gated,
			place,
			isWanted: () => areMet(needs, consent()),
			settle(live) {
				if (!live) return void spent.delete(owner);
				for (const { id } of needs) ranIds.add(id);
				inserted(live);
			}
		});
	};
	const selector = `[${attribute}]:not(form)`;
	const visitAll = (elements) => {
		for (const element of elements) attempt(() => visit(element), report, describe(element));
	};
	const scan = () => visitAll(queryAll(selector));
	new MutationObserver((changes) => {
		for (const { type, target, addedNodes } of changes) for (const node of type === "attributes" ? [target] : addedNodes) {
			if (!(node instanceof Element)) continue;
			if (Element.prototype.matches.call(node, selector)) visitAll([node]);
			visitAll(queryAll(selector, node));
		}
	}).observe(document, {
		childList: true,
		subtree: true,
		attributeFilter: [attribute]
	});
	scan();
	return {
		update() {
			for (const element of queryAll(selector)) {
				const shut = open.get(element);
				if (!shut || areMet(needsOf(element), consent())) continue;
				open.delete(element);
				attempt(shut, report, describe(element));
			}
			afterPaint(scan);
		},
		hasRun: (ids) => ids.some((id) => ranIds.has(id))
	};
}
/** Whether it has done nothing yet. */
function isHeld(element) {
	if (element instanceof HTMLScriptElement) return /^text\/plain$/i.test(element.type);
	return !element.matches("[src],[srcset],[poster],object[data],link[href]");
}
/** An element in few words, for a problem's path. */
function describe(element) {
	const { localName, id } = element;
	return `${localName}#${id} ${element.getAttribute("data-src") ?? element.getAttribute("src") ?? ""}`;
}
/** Runs once the next frame is on the screen; soon, where no frame is drawn. */
function afterPaint(action) {
	requestAnimationFrame(() => setTimeout(action));
	setTimeout(action, 100);
}

// src/start-session.ts
/** More decisions than this in answer to each other are a loop. */
var MAX_ANSWERS = 10;
/**
* Boots, synchronously up to `ready`; then asks, if there is something to ask.
*
* @param started gets the session before anybody is told that it is ready
*/
function startSession(config, { chunks, nonce }, report, started) {
	const store = openRecordStore(config, report);
	const visible = /* @__PURE__ */ new Set();
	const known = (isTold = false) => initialConsent(config, store.read(isTold), Date.now());
	let consent = known();
	let ui;
	let isTelling = false;
	let answers = 0;
	/** The one place where a consent takes effect. The order matters (docs/ARCHITECTURE.md), and each step is caught alone. */
	const apply = (next, remember) => {
		answers = isTelling ? answers + 1 : 0;
		if (answers > MAX_ANSWERS) return report("api/loop", "on");
		const previous = consent;
		consent = next;
		const changes = diff(previous, next);
		const step = (action) => attempt(action, report);
		step(() => remember?.());
		const sweeping = changes.denied.length ? sweepDenied(changes.denied) : void 0;
		step(gate.update);
		const tell = (undeletable = []) => {
			isTelling = true;
			emit("change", {
				consent: next,
				previous,
				...changes,
				undeletable
			});
			if (next.decidedOn) emit("consent", { consent: next });
			isTelling = false;
			if (config.onWithdraw === "reload" && gate.hasRun(changes.denied)) location.reload();
		};
		if (sweeping) sweeping.then(tell);
		else tell();
		step(render);
	};
	/** Deletes what denied services have stored; resolves with the names of cookies that are still there. */
	const sweepDenied = async (ids) => {
		const keep = config.services.filter(({ id }) => choiceOf(consent, id) === "granted");
		const denied = config.services.filter((service) => !keep.includes(service) && ids?.includes(service.id) !== false);
		if (!(ids ? denied.length : hasLeftOvers(denied))) return [];
		try {
			const { sweep } = await chunks.sweep();
			return await sweep(denied, keep, config.cookie.name, {
				read: readCookies,
				write: writeCookie
			});
		} catch (error) {
			report("sweep/load-failed", "assent-sweep.js", error);
			return [];
		}
	};
	const write = () => {
		const now = Date.now();
		const age = Math.max(0, Math.floor((now - startOf(consent.decidedOn ?? "")) / DAY_MS));
		save(encodeRecord(config, consent, age), Math.floor((startOf(consent.expiresOn ?? "") - now) / 1e3));
	};
	const save = (line, maxAge) => {
		store.write(line, maxAge);
		tellOtherTabs();
	};
	const isSame = (next) => {
		const { granted, denied } = diff(consent, next);
		return next.decided === consent.decided && !granted.length && !denied.length;
	};
	const isAsking = () => !consent.decided && config.categories.some(({ required }) => !required);
	const withUi = async (action) => {
		try {
			ui ??= chunks.ui().then(({ startUi }) => startUi(uiHost));
			action(await ui);
		} catch (error) {
			ui = void 0;
			report("ui/load-failed", "assent-ui.js", error);
			host.place(false);
		}
	};
	const render = () => {
		placeHost(isAsking());
		if (!isAsking() && !ui) return;
		withUi((loaded) => {
			if (isAsking()) loaded.showBanner();
			else loaded.hideBanner();
			loaded.update();
		});
	};
	const placeHost = (asking) => {
		if (!visible.has("preferences")) host.place(asking);
	};
	const session = {
		consent: () => consent,
		decide(wanted, source) {
			const next = decide(config, consent, wanted, source, Date.now());
			if (source !== "api" || !isSame(next)) apply(next, write);
		},
		reset: () => apply(undecided(config), () => save("", 0)),
		open: () => void withUi((loaded) => loaded.openPreferences()),
		close: () => void ui?.then((loaded) => loaded.closePreferences())
	};
	const gate = startGate({
		config,
		nonce,
		consent: session.consent,
		importMedia: chunks.media,
		report
	});
	const host = createUiHost(config, session.open, render);
	const uiHost = {
		config,
		root: host.root,
		consent: session.consent,
		decide: session.decide,
		report,
		shown(layer, isVisible) {
			visible[isVisible ? "add" : "delete"](layer);
			placeHost(visible.has("banner"));
			emit(isVisible ? "show" : "hide", { layer });
		}
	};
	const tellOtherTabs = watchOtherTabs(config.cookie.name, (isTold) => {
		const next = known(isTold);
		if (!isSame(next)) apply(next);
	});
	listenForPageActions({
		open: session.open,
		reset: session.reset,
		"accept-all": () => session.decide(true, "page"),
		"reject-all": () => session.decide(false, "page")
	});
	const record = store.read().map(decodeRecord).find((stored) => stored?.day === consent.decidedOn);
	if (record && Date.now() >= startOf(record.day) + (record.age + 1) * 864e5) attempt(write);
	started(session);
	emit("ready", { consent });
	if (consent.decidedOn) emit("consent", { consent });
	sweepDenied();
	render();
}

// src/create-assent.ts
/** Milliseconds that the config's check leaves to the banner. */
var CHECK_DELAY = 500;
var ignore = () => {};
/** Before the config is known, nothing is. */
var NOTHING = Object.freeze({
	decided: false,
	categories: Object.create(null),
	services: Object.create(null),
	decidedOn: null,
	expiresOn: null,
	revision: 0,
	source: "none"
});
/** The API object: usable at once, though nothing is granted and nobody can decide before `start`. */
function prepareAssent(environment) {
	const problems = [];
	const callbacks = [];
	let session;
	const report = (code, path, message = "see docs/problems.md") => {
		if (problems.some((known) => known.code === code && known.path === path)) return;
		const problem = Object.freeze({
			code,
			path,
			message: String(message)
		});
		problems.push(problem);
		console.warn(`[assent] ${code} at ${path || "the config"}: ${problem.message}`);
		emit("problem", problem);
	};
	/** At once, or as soon as the config is read. */
	const inSession = (action) => assent.push(() => session && action(session));
	const assent = {
		get consent() {
			return session?.consent() ?? NOTHING;
		},
		get problems() {
			return [...problems];
		},
		has: (id) => choiceOf(assent.consent, id) === "granted",
		acceptAll: () => inSession(({ decide }) => decide(true, "api")),
		rejectAll: () => inSession(({ decide }) => decide(false, "api")),
		set: (wanted) => inSession(({ decide }) => decide(wanted, "api")),
		reset: () => inSession(({ reset }) => reset()),
		open: () => inSession(({ open }) => open()),
		close: () => inSession(({ close }) => close()),
		on(type, listener) {
			const detail = { consent: assent.consent };
			if (session && (type === "ready" || type === "consent" && assent.consent.decidedOn)) queueMicrotask(() => listener(detail));
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
			if (signal) listen(signal, "abort", () => {
				off();
				reject(signal.reason);
			});
			check();
		}),
		push(...added) {
			callbacks.push(...added);
			while (session && callbacks.length) attempt(() => callbacks.shift()?.(assent), (_code, _path, error) => reportError(error));
		}
	};
	return {
		assent: Object.freeze(assent),
		report,
		start(raw) {
			const begin = () => {
				const config = readConfig(raw);
				if (config && !session) startSession(config, environment, report, (started) => session = started);
				assent.push();
				if (assent.consent.decidedOn && !/^(localhost|127\.)/.test(location.hostname)) return;
				setTimeout(() => void environment.chunks.check().then(({ checkConfig }) => checkConfig(raw, report), ignore), CHECK_DELAY);
			};
			if (typeof document === "undefined") return;
			if (documentGet("prerendering")) listen(document, "prerenderingchange", begin, { once: true });
			else begin();
		}
	};
}
/**
* Two copies on one page will happen, also of different versions: the first one owns it.
*
* @returns the owner
*/
function claimPage({ assent, report }) {
	if (typeof document === "undefined") return assent;
	const page = globalThis;
	const [owner, tell] = [Symbol.for("assent"), Symbol.for("assent.report")];
	page[owner] ??= assent;
	page[tell] ??= report;
	if (page[owner] !== assent) page[tell]("script/twice", "page");
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
*/
function createAssent(config, options = {}) {
	const prepared = prepareAssent({
		chunks: {
			ui: () => import("./assent-ui.js"),
			media: () => import("./assent-media.js"),
			sweep: () => import("./assent-sweep.js"),
			check: () => import("./assent-check.js")
		},
		nonce: options.nonce ?? ""
	});
	const owner = claimPage(prepared);
	if (owner === prepared.assent) prepared.start(config);
	return owner;
}

export { createAssent };