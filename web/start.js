// Starts the page. A file of its own, because the Content-Security-Policy
// forbids scripts within the page. The addresses and checksums are those of
// the links that the build wrote into the head.
const link = (selector) => document.head.querySelector(selector);
const script = link('link[rel="modulepreload"]');
const wasm = link('link[rel="preload"][as="fetch"]');

function fail(error) {
  document.getElementById("app").hidden = true;
  const failure = document.getElementById("failure");
  const details = failure.querySelector("pre");
  if (!details.textContent) details.textContent = String(error);
  failure.hidden = false;
  failure.focus();
}

// A trap in the WebAssembly leaves the page dead; say so.
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) fail(event.error);
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) fail(event.reason);
});

try {
  const { default: init } = await import(script.href);
  const options = { integrity: wasm.integrity, credentials: "same-origin" };
  await init({ module_or_path: fetch(wasm.href, options) });
} catch (error) {
  fail(error);
}
