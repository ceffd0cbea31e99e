import init from "omnitron-release";

import { follow, releaseOne, start } from "./release.js";
import { Row } from "./row.js";
import * as shop from "./shop.js";

const find = <Found extends HTMLElement>(selector: string, within: ParentNode = document) =>
  within.querySelector<Found>(selector)!;
const form = find<HTMLFormElement>("form");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await Promise.all([init(), shop.signIn(new FormData(form))]);
    find("#orders").replaceChildren(...(await shop.orders()).map(draw));
    form.hidden = true;
  } catch (error) {
    find("#notice").textContent = String(error);
  }
});

function draw(order: shop.Order): HTMLElement {
  const element = find<HTMLTemplateElement>("#order").content.firstElementChild!.cloneNode(true) as HTMLElement;
  find("summary", element).textContent = `Order ${order.number}`;
  element.addEventListener("toggle", () => drawLines(order, element), { once: true });
  return element;
}

async function drawLines(order: shop.Order, element: HTMLElement) {
  const rows = (await shop.lines(order)).map((line) => new Row(line));
  find("tbody", element).replaceChildren(...rows.map((row) => row.element));
  for (const row of rows) row.button.onclick = () => releaseOne(row);

  const all = find<HTMLButtonElement>(".all", element);
  const [stop, progress] = [find(".stop", element), find<HTMLProgressElement>("progress", element)];
  all.onclick = async () => {
    const sent = rows.filter(({ open }) => open);
    const run = start(sent);
    stop.onclick = () => run.stop();
    [all.disabled, stop.hidden, progress.hidden] = [true, false, false];
    find("[role=status]", element).textContent = await follow(run, sent, (share) => (progress.value = share));
    [all.disabled, stop.hidden, progress.hidden] = [false, true, true];
  };
}
