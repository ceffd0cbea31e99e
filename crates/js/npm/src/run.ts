/** Runs: the state machine in WebAssembly decides, and this class carries out its commands. */

import { RunHandle } from "../wasm/omnitron_release_bg.js";
import type { Commands, JournalEntry, LineInput, Progress, WireRules } from "../wasm/omnitron_release_bg.js";
import { repeats, rules } from "./connections.js";
import { OmnitronError } from "./error.js";
import { exchange } from "./exchange.js";
import type { ReleaseAllOptions, ReleaseRun, RunUpdate } from "./options.js";

/** The shortest time between two updates, in milliseconds. A new phase is reported at once. */
const SHOW_EVERY = 250;
/** The longest time of a timer, in milliseconds. */
const LONGEST = 0x7fff_ffff;

const MAY_REPEAT =
  "this client may send a request more than once by itself, and has no Deno.createHttpClient to prevent it: " +
  "give a fetch that sends once, or say with the option delivery how often a request may arrive";

type Step = IteratorResult<RunUpdate, undefined>;

export class Run implements ReleaseRun {
  readonly #lines: LineInput[];
  readonly #options: ReleaseAllOptions;
  #handle: RunHandle | undefined;
  #begun = false;
  #over = false;
  /** Whether the run was stopped, perhaps before there was a machine. */
  #stopped = false;
  #failure: { error: unknown } | undefined;
  #tokenError: unknown;
  #updates: RunUpdate[] = [];
  #shown = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #awaken: () => void = () => {};
  readonly #onAbort = () => this.stop();

  constructor(lines: LineInput[], options: ReleaseAllOptions) {
    this.#lines = lines;
    this.#options = options;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<Step> {
    if (!this.#begun) {
      this.#begun = true;
      await this.#begin();
    }
    for (;;) {
      const value = this.#updates.shift();
      if (value) return { done: false, value };
      if (this.#failure) throw this.#failure.error;
      if (this.#over) return { done: true, value: undefined };
      await new Promise<void>((resolve) => (this.#awaken = resolve));
    }
  }

  async return(): Promise<Step> {
    this.stop();
    if (!this.#begun) this.#over = this.#begun = true;
    while (!(await this.next()).done);
    return { done: true, value: undefined };
  }

  pause(): void {
    this.#tell("pause");
  }

  goOn(): void {
    const isSignIn = this.#handle && this.#progress().reason === "run.sign_in";
    this.#tell(isSignIn ? "signedIn" : "goOn");
  }

  stop(): void {
    this.#stopped = true;
    this.#tell("stop");
  }

  async #begin(): Promise<void> {
    const { connection, confirmed = [], journal, signal, delivery } = this.#options;
    if (!this.#options.fetch && !delivery && repeats()) throw new OmnitronError("package.may_repeat", MAY_REPEAT);
    const { token: _, ...where } = connection;
    const entries = (await journal?.read()) ?? [];
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    this.#handle = new RunHandle(this.#lines, where, { ...this.#options, seed }, confirmed, entries);
    if (signal?.aborted) this.#stopped = true;
    signal?.addEventListener("abort", this.#onAbort);
    this.#tellDelivery();
    if (this.#stopped) return this.#tell("stop");
    this.#tell("start");
    // A recovered run waits; a host that passes its journal wants it to be resumed.
    if (entries.length > 0) this.#tell("goOn");
  }

  #tell(what: Parameters<RunHandle["tell"]>[0]): void {
    if (!this.#over) this.#do((handle, now) => handle.tell(what, now));
  }

  #rules(): WireRules {
    return rules(this.#options.connection.baseUrl, this.#options.poolUnlessOnce ?? 1);
  }

  /** Tells the machine how often a request may arrive: as the host says, or as far as that can be seen. */
  #tellDelivery(): void {
    const delivery = this.#options.delivery ?? this.#rules().delivery;
    this.#do((handle, now) => handle.tellDelivery(delivery, now));
  }

  /** Lets the machine take a step, and carries out its commands. */
  #do(step: (handle: RunHandle, now: number) => Commands): void {
    if (!this.#handle || this.#over) return;
    try {
      this.#carryOut(step(this.#handle, Date.now()));
    } catch (error) {
      this.#failure = { error };
      this.#end();
    }
    this.#awaken();
  }

  #carryOut(commands: Commands): void {
    for (const result of commands.ended) this.#updates.push({ type: "outcome", result });
    if (commands.wake !== null) this.#wakeAt(commands.wake);
    if (commands.write.length > 0) void this.#write(commands.write);
    for (const { index, attempt } of commands.send) void this.#send(index, attempt);
    const isDue = Date.now() - this.#shown >= SHOW_EVERY;
    if (commands.changed || commands.over || isDue) this.#tellHost(commands, isDue);
    if (commands.over) this.#end();
  }

  #tellHost({ changed, over }: Commands, isDue: boolean): void {
    const progress = this.#progress();
    // The end is reported once all is written.
    const isNews = changed && progress.phase !== "ended";
    if (isNews || over || isDue) {
      this.#shown = Date.now();
      this.#updates.push({ type: "progress", progress });
    }
    if (changed) void this.#ask(progress);
  }

  #end(): void {
    this.#over = true;
    // The garbage collector would free it, too, but does not know how large it is.
    this.#handle?.free();
    this.#handle = undefined;
    clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
  }

  #progress(): Progress {
    return (this.#handle as RunHandle).progress(Date.now());
  }

  #wakeAt(at: number): void {
    clearTimeout(this.#timer);
    const millis = Math.min(Math.max(at - Date.now(), 0), LONGEST);
    this.#timer = setTimeout(() => this.#tell("woke"), millis);
  }

  async #write(entries: JournalEntry[]): Promise<void> {
    try {
      await this.#options.journal?.write(entries);
    } catch (error) {
      return this.#do((handle, now) => handle.notWritten(String(error), now));
    }
    this.#do((handle, now) => handle.written(now));
  }

  async #send(index: number, attempt: number): Promise<void> {
    let request, seconds;
    try {
      const token = await this.#options.token();
      if (!this.#handle) return;
      request = this.#handle.request(index, token);
      seconds = this.#handle.timeoutSeconds();
    } catch (error) {
      this.#tokenError = error;
      return this.#do((handle, now) => handle.noToken(index, attempt, now));
    }
    const isStreamed = this.#rules().usesStreams;
    const came = await exchange(request, { send: this.#options.fetch, seconds, isStreamed });
    this.#tellDelivery();
    this.#do((handle, now) => handle.answered(index, attempt, came, now));
  }

  /** Asks the host how to go on from a pause that it did not request. */
  async #ask(progress: Progress): Promise<void> {
    const { phase, reason } = progress;
    const isWaiting = phase === "sampleShown" || (phase === "paused" && reason !== "run.paused");
    if (!isWaiting || reason === "run.recovered") return;
    const error = this.#tokenError;
    this.#tokenError = undefined;
    try {
      const onPause = this.#options.onPause ?? (() => "stop");
      const answer = await onPause({ reason, progress, ...(error === undefined ? {} : { error }) });
      if (answer === "goOn") this.goOn();
      else this.stop();
    } catch (thrown) {
      this.#failure = { error: thrown };
      this.stop();
    }
  }
}
