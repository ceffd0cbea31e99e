/** Printing for a person: results on the standard output, questions and complaints beside it. */

const hasColours = (stream: NodeJS.WriteStream) => stream.isTTY && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";

/** Without anything by which a text of a server could steer the terminal. */
export const plain = (text: string) => text.replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g, " ");

const styled = (code: number) => (text: string) => (hasColours(process.stdout) ? `\x1b[${code}m${text}\x1b[0m` : text);
export const bold = styled(1);
export const faint = styled(2);
export const green = styled(32);
export const yellow = styled(33);
export const red = styled(31);

/** Prints parts that are already plain. */
export const print = (text: string) => void process.stdout.write(`${text}\n`);
/** Prints a text. */
export const say = (text: string) => print(plain(text));
/** Prints a text beside the results. */
export const complain = (text: string) => void process.stderr.write(`${plain(text)}\n`);

/** Prints a heading and what stands under it; nothing if that is empty. */
export function list(heading: string, lines: string[]): void {
  if (lines.length === 0) return;
  print(`\n${bold(heading)}`);
  for (const line of lines) say(`  - ${line}`);
}
