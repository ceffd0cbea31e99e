/** A worker that performs the task that it is sent. */

import * as omnitron from "omnitron-release";
import wasm from "omnitron-release/omnitron-release.wasm";

import { perform } from "./perform.mjs";

await omnitron.init(wasm);

export default {
  async fetch(request) {
    return Response.json(await perform(omnitron, await request.json()));
  },
};
