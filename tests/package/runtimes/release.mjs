/** Performs the task of its argument in any JavaScript runtime; prints what came of it. */

import * as omnitron from "omnitron-release";

import { perform } from "./perform.mjs";

console.log(JSON.stringify(await perform(omnitron, JSON.parse(process.argv[2]))));
