/** The texts of `--help`. */

const TOKEN = `\
The token is taken from the environment variable OMNITRON_TOKEN. Without it, the user name and the password are
asked for in the terminal. It is never an argument, never printed and never in a file.`;

export const HELP = `\
Usage: omnitron-release <command> <address> [options]

  doctor   finds out, by reads alone, how an Omnitron behaves, and what to set because of it
  trial    finds out what only releases show, on lines of test orders: it changes stock

omnitron-release <command> --help tells more.`;

export const DOCTOR = `\
Usage: omnitron-release doctor https://shop.example [options]

Sends only GET and OPTIONS, one request after the other, about a hundred of them. Nothing is changed.

  --prefix i1|v1    the family of paths that is tried first; default i1
  --origin ORIGIN   the origin of the page that will call this Omnitron, such as https://release.example:
                    finds out what Omnitron lets such a page do
  --requests        print each request too
  --report FILE     write the report, in Markdown
  --profile FILE    write what was found out, as JSON; what a trial has added to the file is kept
  --config FILE     write the proposal for config.json

${TOKEN}

Exit code: 0 done; 1 stopped, the session ended, or it could not begin; 2 wrong usage.`;

export const TRIAL = `\
Usage: omnitron-release trial https://sandbox.example --line ID --code CODE --other-code CODE [options]

Releases lines, to find out what only that shows. It CHANGES STOCK and cannot be undone: name lines of test
orders, in a sandbox. Each request is shown first, and sent only after you have typed the line's id; anything
else ends the trial. It needs a terminal.

  --line ID          is recorded, released, and called again
  --second-line ID   is given the code of the first
  --third-line ID    is given long codes
  --code CODE        the code of the first line
  --other-code CODE  another one, to see what a second call does
  --prefix i1|v1     the family of paths; default i1
  --profile FILE     add what was found out to this file of the doctor
  --journal FILE     note each request before it is sent, and its outcome; default omnitron-trial-TIME.jsonl

${TOKEN}

Exit code: 0 done; 1 ended early, an outcome is unknown, or it could not begin; 2 wrong usage.`;
