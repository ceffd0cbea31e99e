// Starts the page, and stops it: docs/decisions/gate.md. The addresses and checksums
// are those that the build wrote into the head.

// Before the program is there: the form, in the person's language and theme.
const kept = (storage, name) => {
  try {
    return storage().getItem(name);
  } catch {
    return null; // The browser refuses its storages here.
  }
};
const preference = (name) => kept(() => localStorage, name)?.replaceAll('"', "");
const root = document.documentElement;
const theme = preference("theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
if ((preference("language") ?? navigator.language.slice(0, 2)) === "tr") {
  root.lang = "tr";
  for (const text of document.querySelectorAll("[data-tr]")) text.textContent = text.dataset.tr;
}
if (window.parent === window && kept(() => sessionStorage, "token") === null) {
  for (const early of document.querySelectorAll(".early")) early.hidden = false;
  document.getElementById("user").focus();
}

const link = (selector) => document.head.querySelector(selector);
const script = link('link[rel="modulepreload"]');
const wasm = link('link[rel="preload"][as="fetch"]');
const send = fetch;
const underWay = new Set();
const never = new Promise(() => {});
let stopped = false;

// The only way out of the page. Once it has stopped, nothing leaves and no
// answer comes in: what is left of the WebAssembly waits for ever.
globalThis.fetch = async (input, init) => {
  if (stopped) return never;
  const request = new AbortController();
  const given = init?.signal ?? input.signal;
  given?.addEventListener("abort", () => request.abort());
  underWay.add(request);
  try {
    return await send(input, { ...init, signal: request.signal, referrerPolicy: "no-referrer" });
  } finally {
    underWay.delete(request);
    if (stopped) await never;
  }
};

// From the server itself: an answer from the cache says nothing of the connection.
globalThis.configAnswer = fetch("config.json", { cache: "no-store" });
configAnswer.catch(() => {}); // The program tells of it.

// What views need is loaded as soon as somebody is there.
globalThis.somebody = new Promise((resolve) => {
  for (const sign of ["pointermove", "keydown", "input"]) addEventListener(sign, resolve, { once: true });
});
// The first of these takes a browser long: it reads what it knows of languages.
somebody.then(() => new Intl.NumberFormat());

// The ways out are shut before anything is said.
function stop(error) {
  if (stopped) return;
  stopped = true;
  // The newest first: an older one makes room for what the browser holds back.
  for (const request of [...underWay].reverse()) request.abort();
  // Nothing is written down either: a line would be noted as sent that is not.
  IDBDatabase.prototype.transaction = () => {
    throw new DOMException("The page has stopped.", "InvalidStateError");
  };
  Storage.prototype.setItem = () => {};
  // Not just hidden: an open dialog would keep the links below from being used.
  document.getElementById("app").remove();
  const failure = document.getElementById("failure");
  const text = String(error);
  const stack = String(error?.stack ?? "");
  failure.querySelector("pre").textContent = stack.includes(text) ? stack : `${text}\n${stack}`;
  document.getElementById("reload").href = location.href;
  failure.hidden = false;
  failure.focus();
}

// The browser's own notes, as that of a ResizeObserver, come without an error.
addEventListener("error", ({ error }) => error != null && stop(error));
addEventListener("unhandledrejection", ({ reason }) => stop(reason));
// Before the page's own question: there is nothing left to wait for.
addEventListener("beforeunload", (event) => stopped && event.stopImmediatePropagation());

try {
  const { default: init } = await import(script.href);
  // Browsers warn of a checksum on a preload that they do not check; the request itself is.
  const integrity = wasm.dataset.integrity ?? wasm.integrity;
  const options = { integrity, credentials: "same-origin" };
  await init({ module_or_path: fetch(wasm.href, options) });
} catch (error) {
  stop(error);
}
