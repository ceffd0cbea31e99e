"use client";

import * as omnitron from "omnitron-release";
import { useEffect, useState } from "react";

import { perform } from "../perform.mjs";

export default function Release() {
  const [isReady, setReady] = useState(false);
  const [result, setResult] = useState();

  useEffect(() => {
    omnitron.init().then(() => setReady(true));
  }, []);

  async function submit(event) {
    event.preventDefault();
    const task = new FormData(event.currentTarget).get("task");
    setResult(await perform(omnitron, JSON.parse(task)));
  }

  return (
    <form onSubmit={submit}>
      <textarea name="task" aria-label="Task" />
      <button disabled={!isReady}>Release</button>
      <output>{result && JSON.stringify(result)}</output>
    </form>
  );
}
