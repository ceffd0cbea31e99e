import * as omnitron from "omnitron-release";

import { perform } from "../../perform.mjs";

export async function POST(request) {
  return Response.json(await perform(omnitron, await request.json()));
}
