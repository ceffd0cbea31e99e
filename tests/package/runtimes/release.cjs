/** The same, in CommonJS. */

const omnitron = require("omnitron-release");

const { perform } = require("./perform.mjs");

perform(omnitron, JSON.parse(process.argv[2])).then((result) => console.log(JSON.stringify(result)));
