import { releaseLine, releaseMany } from "./release.js";

window.releaseLine = releaseLine;
window.releaseMany = releaseMany;
window.releaseInWorker = (task) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(task);
  });
document.documentElement.dataset.ready = "";
