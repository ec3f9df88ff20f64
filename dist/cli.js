#!/usr/bin/env node
import { readFileSync } from "node:fs";
// src/config/defaults.ts
/** Shown when the config names neither categories nor services; services may use them unnamed. */
var BUILT_IN_CATEGORIES = [
	"functional",
	"analytics",
	"advertising",
	"personalization"
];
/** Milliseconds. */
var MAX_SCRIPT_TIMEOUT = 3e4;
/** Characters of a config; more is none. */
var MAX_CONFIG_SIZE = 262144;
// src/config/bare.ts
/** Whether it is an object with keys, and not a list. */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/config/fit.ts
/**
* A copy of what fits the shape; whatever does not is `null` there, and reported with its path. In a list of objects a
* text stands for the first key.
*/
function fit(value, shape, path, report) {
	const pass = (passes, expected) => {
		if (!passes) report("config/bad-value", path, `expected ${String(expected)}`);
		return passes ? value : null;
	};
	if (typeof shape === "function") {
		const answer = shape(value);
		return typeof answer === "boolean" ? pass(answer, "another value") : fit(value, answer, path, report);
	}
	if (shape instanceof RegExp) return pass(typeof value === "string" && shape.test(value), shape);
	if (Array.isArray(shape)) {
		if (shape.length > 1) return pass(shape.includes(value), shape.join(" | "));
		if (!Array.isArray(value)) return pass(false, "a list");
		const [item] = shape;
		const [first = ""] = Object.keys(item);
		return value.map((entry, index) => {
			return fit(typeof entry === "string" && first ? { [first]: entry } : entry, item, `${path}[${index}]`, report);
		});
	}
	if (!isObject(value)) return pass(false, "an object");
	const result = Object.create(null);
	for (const [key, entry] of Object.entries(value)) {
		const at = path ? `${path}.${key}` : key;
		if (Object.hasOwn(shape, key)) result[key] = fit(entry, shape[key], at, report);
		else report("config/unknown-key", at, `expected ${Object.keys(shape).join(" | ")}`);
	}
	return result;
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
// src/config/shape.ts
/** A text that passes, or one for each language. */
var perLanguage = (passes) => (value) => isObject(value) ? Object.values(value).every(passes) : passes(value);
var flag = (value) => typeof value === "boolean";
var text = (value) => typeof value === "string";
var texts = perLanguage(text);
var links = perLanguage((value) => typeof value === "string" && isHttpUrl(value));
var from = (min) => (value) => Number.isInteger(value) && value >= min && value <= 999999999999;
/** Fits an attribute value and the record without encoding. */
var id = /^[a-z\d][\w-]{0,31}$/i;
/** A name, or a prefix that ends in `*`; a lone `*` would sweep everything on the site. */
var pattern = /^[^*;=\s]{1,255}\*?$/;
/** The keys of the config, and what each must look like. */
var SHAPE = {
	$schema: text,
	revision: from(1),
	controller: {
		name: texts,
		privacyPolicy: links,
		cookiePolicy: links,
		imprint: links
	},
	categories: [{
		id,
		title: texts,
		description: texts,
		required: flag
	}],
	services: [{
		id,
		category: id,
		name: texts,
		provider: text,
		privacyPolicy: links,
		cookies: [{
			name: pattern,
			duration: texts,
			purpose: texts
		}],
		storage: [pattern],
		match: [/^((\*|https?|wss?):\/)?\/[^\s<>"]{1,500}$/]
	}],
	lifetime: { months: from(1) },
	cookie: {
		name: /^[\w.-]{1,64}$/,
		domain: /^[a-z\d.-]+$/i,
		path: /^\/[\w./~-]*$/,
		sameSite: [
			"Lax",
			"Strict",
			"None"
		]
	},
	ui: {
		theme: /^[a-z\d-]{1,32}$/,
		layout: ["bar", "box"],
		position: [
			"bottom",
			"top",
			"left",
			"right"
		],
		launcher: (value) => flag(value) || {
			position: ["left", "right"],
			label: texts
		},
		closeButton: ["reject", false],
		texts: (value) => isObject(value) && Object.values(value).every((each) => isObject(each) && texts(each))
	},
	locale: /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i,
	attribute: /^data-[a-z\d-]+$/,
	scriptTimeout: from(0),
	onWithdraw: ["reload", "keep"]
};
// src/config/check-config.ts
/**
* Says everything that is wrong with a config, each with its path and what was expected there. It is apart from
* `readConfig` because a visitor who has decided needs no telling: the core loads it only after the banner.
*/
function checkConfig(raw, report) {
	if (!isObject(raw)) return report("config/unreadable", "", "expected a JSON object");
	const config = fit(raw, SHAPE, "", report);
	const builtIn = new Set(BUILT_IN_CATEGORIES);
	const categories = /* @__PURE__ */ new Set();
	eachObject(config["categories"], "categories", ({ id, title }, path) => {
		if (id === void 0) report("config/missing", `${path}.id`, "expected an id");
		else if (categories.has(id)) report("config/duplicate-id", `${path}.id`, "the first one counts");
		else if ((title === void 0 || title === "") && !builtIn.has(id)) report("config/unknown-category", path, `expected ${[...builtIn].join(" | ")}, or an object with a title`);
		else categories.add(id);
	});
	const services = /* @__PURE__ */ new Set();
	eachObject(config["services"], "services", ({ id, category, cookies }, path) => {
		eachObject(cookies, `${path}.cookies`, ({ name }, at) => {
			if (name === void 0) report("config/missing", `${at}.name`, "expected a name");
		});
		if (id === void 0) report("config/missing", `${path}.id`, "expected an id");
		else if (category === void 0) report("config/missing", `${path}.category`, "expected the id of a category");
		else if (!categories.has(category) && !builtIn.has(category)) report("config/unknown-category", `${path}.category`, `expected ${[.../* @__PURE__ */ new Set([...categories, ...builtIn])].join(" | ")}`);
		else if (services.has(id) || categories.has(id) || builtIn.has(id)) report("config/duplicate-id", `${path}.id`, "ids of services and categories must differ; the first one counts");
		else services.add(id);
	});
	const most = 13;
	if ((config["lifetime"]?.months ?? 0) > most) report("config/out-of-range", "lifetime.months", `expected at most ${most}`);
	if (Number(config["scriptTimeout"]) > 3e4) report("config/out-of-range", "scriptTimeout", `expected at most ${MAX_SCRIPT_TIMEOUT} ms`);
}
/** The items of a list that are objects; those that are not have been reported. */
function eachObject(list, path, visit) {
	if (Array.isArray(list)) list.forEach((item, index) => isObject(item) && visit(item, `${path}[${index}]`));
}
// src/cli/check-file.ts
/** Reads one config file as the page would. Never throws. */
function checkFile(file) {
	let raw;
	try {
		const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
		if (text.length > 262144) throw new Error(`over ${MAX_CONFIG_SIZE} characters`);
		raw = JSON.parse(text);
	} catch (error) {
		return {
			lines: [`${file}: config/unreadable: ${error instanceof Error ? error.message : String(error)}`],
			code: 2
		};
	}
	const problems = [];
	checkConfig(raw, (code, path, message = "") => problems.push({
		code,
		path,
		message: String(message)
	}));
	if (problems.length === 0) return {
		lines: [`${file}: nothing is wrong`],
		code: 0
	};
	return {
		lines: problems.map(({ code, path, message }) => `${file}: ${code} at ${path || "(top)"}: ${message}`),
		code: 1
	};
}
// src/cli/cli.ts
var HELP = `assent check FILE...   reads each JSON config as the page would and lists what is wrong

exit codes: 0 nothing is wrong · 1 something is · 2 a file cannot be read, or the call is wrong`;
var [command, ...files] = process.argv.slice(2);
if (command === "--help" || command === "-h") console.log(HELP);
else if (command === "check" && files.length > 0) {
	const results = files.map((file) => checkFile(file));
	for (const { lines } of results) for (const line of lines) console.log(line);
	process.exitCode = Math.max(...results.map(({ code }) => code));
} else {
	console.error(HELP);
	process.exitCode = 2;
}
export {};
