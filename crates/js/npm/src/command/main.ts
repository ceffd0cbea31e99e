#!/usr/bin/env node
/** `omnitron-release`: the commands of the package. */

import { CannotGoOn, WrongUsage } from "./errors.js";
import { DOCTOR, HELP, TRIAL } from "./help.js";
import { complain, say } from "./print.js";

// Loaded with their WebAssembly only when they are called.
const COMMANDS = {
  doctor: { run: async (args: string[]) => (await import("./doctor.js")).doctor(args), help: DOCTOR },
  trial: { run: async (args: string[]) => (await import("./trial.js")).trial(args), help: TRIAL },
};

/** Does what is asked; the exit code: 0 done, 1 ended early, 2 wrong usage. */
async function main([name, ...args]: string[]): Promise<number> {
  if (name === "--help" || name === "-h") return say(HELP), 0;
  const command = name && Object.hasOwn(COMMANDS, name) ? COMMANDS[name as keyof typeof COMMANDS] : undefined;
  if (!command) {
    complain(name ? "no such command" : "no command");
    return complain(HELP), 2;
  }
  if (args.includes("--help") || args.includes("-h")) return say(command.help), 0;
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof CannotGoOn) return complain(error.message), 1;
    if (!(error instanceof WrongUsage)) throw error;
    complain(`${error.message}\n`);
    return complain(command.help), 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
