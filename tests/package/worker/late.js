/** The same, which loads the wasm, under its other name, when the first request comes. */

import * as omnitron from "omnitron-release";
import wasm from "omnitron-release/wasm";

import { perform } from "./perform.mjs";

export default {
  async fetch(request) {
    await omnitron.init(wasm);
    return Response.json(await perform(omnitron, await request.json()));
  },
};
