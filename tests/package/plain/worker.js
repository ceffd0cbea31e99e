import { releaseLine } from "./release.js";

onmessage = async ({ data }) => postMessage(await releaseLine(data).catch(String));
